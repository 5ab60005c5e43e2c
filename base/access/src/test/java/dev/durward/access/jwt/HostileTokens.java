package dev.durward.access.jwt;

import static dev.durward.access.jwt.TokenForge.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes texts that must not pass as tokens, each with a name, from one good token and the key that signed it. */
public final class HostileTokens {
    private static final long SEED = 20261123;

    private final TokenForge forge;
    private final String good;
    private final String header;
    private final String claims;
    private final String signature;
    private final String kid;

    HostileTokens(TokenForge forge) {
        this.forge = forge;
        good = forge.good();
        header = forge.header();
        claims = forge.claims();
        signature = forge.signature();
        kid = forge.key().key().keyId();
    }

    /**
     * More than 400 texts, by name.
     *
     * @param good a token that is accepted now
     * @param keys whose signing key signed it
     */
    public static Map<String, String> against(String good, SigningKeys keys) throws Exception {
        return new HostileTokens(new TokenForge(good, keys.signingNow().orElseThrow())).all();
    }

    private Map<String, String> all() throws Exception {
        algorithms();
        keyIds();
        types();
        members();
        hmacWithThePublicKey();
        signatures();
        new HostileClaims(forge).add();
        encodings();
        cuts();
        shapes();
        changes();
        return forge.texts();
    }

    private void add(String name, String text) {
        forge.add(name, text);
    }

    private String signed(String encodedHeader, String encodedClaims) {
        return forge.signed(encodedHeader, encodedClaims);
    }

    private void algorithms() {
        for (String algorithm : new String[] {
            "none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "RS256", "RS512", "PS256", "ES384", "ES512",
            "ES256K", "EdDSA", "es256", "ES256 ", "null", "dir", "A256GCM"
        }) {
            String json = "{\"typ\":\"at+jwt\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}";
            add("alg " + algorithm + " signed", signed(encode(json), claims));
            add("alg " + algorithm + " unsigned", encode(json) + "." + claims + ".");
            add("alg " + algorithm + " old signature", encode(json) + "." + claims + "." + signature);
        }
    }

    private void keyIds() {
        for (String id : new String[] {
            "",
            "../../../dev/null",
            "' OR '1'='1",
            "/dev/null",
            "http://127.0.0.1:1/k",
            kid.toUpperCase(Locale.ROOT) + "x",
            kid + "\\u0000",
            "\\u0000",
            "0",
            "*",
            kid.substring(1),
            "%00",
            "$(id)",
            "a".repeat(1000),
            "\\ud800"
        }) {
            String json = "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"" + id + "\"}";
            add("kid " + id, signed(encode(json), claims));
        }
    }

    private void types() {
        for (String type : new String[] {"JWT", "jwt", "AT+JWT", "application/at+jwt", "at+jwt ", "", "logout+jwt"}) {
            String json = "{\"typ\":\"" + type + "\",\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}";
            add("typ " + type, signed(encode(json), claims));
        }
    }

    private void members() {
        String known = "\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"" + kid + "\"";
        for (String extra : new String[] {
            "\"jku\":\"http://127.0.0.1:1/keys\"",
            "\"x5u\":\"http://127.0.0.1:1/cert\"",
            "\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}",
            "\"x5c\":[\"AA==\"]",
            "\"x5t\":\"AA\"",
            "\"crit\":[\"exp\"]",
            "\"crit\":[]",
            "\"b64\":false,\"crit\":[\"b64\"]",
            "\"zip\":\"DEF\"",
            "\"enc\":\"A128GCM\"",
            "\"cty\":\"JWT\"",
            "\"alg\":\"none\"",
            "\"kid\":\"other\"",
            "\"typ\":\"JWT\"",
            "\"iss\":\"x\"",
            "\"p2c\":2147483647"
        }) {
            add("header with " + extra, signed(encode("{" + known + "," + extra + "}"), claims));
            add("header before " + extra, signed(encode("{" + extra + "," + known + "}"), claims));
        }
        for (String json : new String[] {
            "{}",
            "[]",
            "null",
            "",
            "\"x\"",
            "{",
            "{" + known,
            "{" + known + "}}",
            " {" + known + "}",
            "{" + known + "} ",
            "{\"typ\":\"at+jwt\",\"alg\":\"ES256\"}",
            "{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}",
            "{\"alg\":[\"ES256\"],\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}",
            "{" + known + ",}"
        }) {
            add("header " + json, signed(encode(json), claims));
        }
    }

    private void hmacWithThePublicKey() throws Exception {
        byte[] der = forge.key().key().publicKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        Map<String, byte[]> secrets =
                Map.of("DER", der, "PEM", pem.getBytes(UTF_8), "PEM line", (pem + "\n").getBytes(UTF_8));
        for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
            String hmacHeader = encode("{\"typ\":\"at+jwt\",\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}");
            for (String first : new String[] {hmacHeader, header}) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getValue(), "HmacSHA256"));
                String text = first + "." + claims;
                add(
                        "HMAC with " + secret.getKey() + " under " + (first.equals(header) ? "ES256" : "HS256"),
                        text + "." + encode(mac.doFinal(text.getBytes(UTF_8))));
            }
        }
    }

    private void signatures() {
        byte[] zero = new byte[64];
        byte[] order = new byte[64];
        byte[] n = new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16).toByteArray();
        System.arraycopy(n, 1, order, 0, 32);
        System.arraycopy(n, 1, order, 32, 32);
        byte[] real = Base64.getUrlDecoder().decode(signature);
        byte[] zeroR = real.clone();
        Arrays.fill(zeroR, 0, 32, (byte) 0);
        byte[] zeroS = real.clone();
        Arrays.fill(zeroS, 32, 64, (byte) 0);
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xFF);
        byte[] one = new byte[64];
        one[31] = 1;
        one[63] = 1;
        Map<String, byte[]> made = new LinkedHashMap<>();
        made.put("empty", new byte[0]);
        made.put("r and s zero", zero);
        made.put("r zero", zeroR);
        made.put("s zero", zeroS);
        made.put("r and s n", order);
        made.put("all ones", ones);
        made.put("r and s one", one);
        made.put("DER", EcdsaSignature.toDer(real).orElseThrow());
        made.put("DER of zeros", new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0});
        made.put("one byte more", Arrays.copyOf(real, 65));
        made.put("one byte less", Arrays.copyOf(real, 63));
        made.put("twice", Arrays.copyOf(real, 128));
        made.put("huge", new byte[2000]);
        made.forEach((name, bytes) -> add("signature " + name, header + "." + claims + "." + encode(bytes)));
        add("signature of other claims", signed(header, encode("{}")).replace(encode("{}"), claims));
    }

    private void encodings() {
        add("claims with padding", signed(header, claims + "="));
        add("claims with two paddings", signed(header, claims + "=="));
        add("claims with a line break", signed(header, claims + "\n"));
        add("claims with a space", signed(header, claims.substring(0, 8) + " " + claims.substring(8)));
        add("claims in other base64", signed(header, Base64.getEncoder().encodeToString(">>>???".getBytes(UTF_8))));
        add("claims with a letter beyond ASCII", signed(header, claims + "\u00e4"));
        add("signature with padding", good + "=");
        add("signature with two paddings", good + "==");
        add("signature with other last bits", header + "." + claims + "." + otherLastBits(signature));
        add("header with other last bits", header.substring(0, header.length() - 1) + "9." + claims + "." + signature);
        add("header with padding", header + "=." + claims + "." + signature);
        add("header with percent", header.replace("e", "%65") + "." + claims + "." + signature);
    }

    /** The same bytes for a careless decoder: the last of 86 characters carries four bits that mean nothing. */
    private static String otherLastBits(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
        return signature.substring(0, signature.length() - 1) + alphabet.charAt(last ^ 1);
    }

    private void cuts() {
        for (int length = 0; length < good.length(); length += 16) {
            add("cut after " + length, good.substring(0, length));
            add("cut before " + (length + 1), good.substring(length + 1));
        }
        add("cut by one", good.substring(0, good.length() - 1));
    }

    private void shapes() {
        add("dots", "..");
        add("dot", ".");
        add("five dots", ".....");
        add("four parts", good + ".");
        add("four parts, first empty", "." + good);
        add("encrypted form", header + "." + claims + "." + signature + "." + signature + "." + signature);
        add("two parts", header + "." + claims);
        add("unsigned", header + "." + claims + ".");
        add("without claims", header + ".." + signature);
        add("without header", "." + claims + "." + signature);
        add("space before", " " + good);
        add("space after", good + " ");
        add("line break after", good + "\n");
        add("zero after", good + "\0");
        add("Bearer before", "Bearer " + good);
        add("in quotes", "\"" + good + "\"");
        add(
                "as JSON",
                "{\"payload\":\"" + claims + "\",\"protected\":\"" + header + "\",\"signature\":\"" + signature
                        + "\"}");
        add("letters beyond ASCII", "\u00e4.\u00f6.\u00fc");
        add("surrogate alone", good + "\ud800");
        add("full width dots", good.replace('.', '\uff0e'));
        add("huge", "a".repeat(1 << 20));
        add("huge claims", header + "." + "a".repeat(1 << 20) + "." + signature);
        add("huge, all dots", ".".repeat(1 << 20));
        add("good with long tail", good + "A".repeat(5000));
        add("nested", signed(header, encode(good)));
        add("upper case", good.toUpperCase(Locale.ROOT));
        add("backwards", new StringBuilder(good).reverse().toString());
        add("opaque token", "0123456789abcdef0123456789abcdef");
    }

    private void changes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(good.length());
            char other = good.charAt(at) == 'A' ? 'B' : 'A';
            forge.texts().put("changed at " + at, good.substring(0, at) + other + good.substring(at + 1));
        }
    }
}
