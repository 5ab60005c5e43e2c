package dev.durward.access.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens signed with the real key whose claims must not pass: only the rules for claims stand against them. */
final class HostileClaims {
    private final TokenForge forge;

    HostileClaims(TokenForge forge) {
        this.forge = forge;
    }

    void add() {
        texts();
        numbers();
        audiences();
        contradictions();
        objects();
    }

    private void claim(String name, String from, String to) {
        String json = forge.claimsText();
        String changed = json.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        if (changed.equals(json)) {
            throw new IllegalStateException("no such claim: " + from);
        }
        forge.add("claims " + name, forge.signed(forge.header(), TokenForge.encode(changed)));
    }

    /** Signed with the real key: only the rules for claims stand against them. */
    private void texts() {
        for (String name : new String[] {"iss", "sub", "client_id", "jti", "user_name", "subaccount"}) {
            String value = valueOf(name);
            String member = "\"" + name + "\":" + value;
            for (String wrong :
                    new String[] {"null", "1", "true", "{}", "[]", "[" + value + "]", "\"\"", "\"other\""}) {
                claim(name + " is " + wrong, member, "\"" + name + "\":" + wrong);
            }
            claim("without " + name, member + ",", "");
            claim(name + " twice", member, member + "," + member);
            claim(name + " twice, then other", member, member + ",\"" + name + "\":\"other\"");
        }
    }

    private void numbers() {
        for (String name : new String[] {"iat", "exp", "epoch"}) {
            String value = valueOf(name);
            String member = "\"" + name + "\":" + value;
            for (String wrong : new String[] {
                "null",
                "\"" + value + "\"",
                "true",
                "{}",
                "[" + value + "]",
                value + ".0",
                value + "e0",
                "1e400",
                "99999999999999999999",
                "NaN"
            }) {
                claim(name + " is " + wrong, member, "\"" + name + "\":" + wrong);
            }
            claim(name + " twice", member, member + "," + member);
            claim("with " + name + " renamed", "\"" + name + "\"", "\"" + name.toUpperCase(Locale.ROOT) + "\"");
        }
        for (String time : new String[] {"0", "-1", "1", "9223372036854775807", "-9223372036854775808", "4102444800"}) {
            claim("exp is " + time, "\"exp\":" + valueOf("exp"), "\"exp\":" + time);
            claim("iat is " + time, "\"iat\":" + valueOf("iat"), "\"iat\":" + time);
        }
    }

    private void audiences() {
        String audience = "\"aud\":[\"durward:demotmn\"]";
        for (String wrong : new String[] {
            "null",
            "1",
            "{}",
            "[]",
            "\"durward:demotmn\"",
            "[1]",
            "[null]",
            "[[\"durward:demotmn\"]]",
            "[\"\"]",
            "[\"*\"]",
            "[\"durward/demotmn\"]",
            "[\"durward:demotmn\",\"durward:othertmn\"]",
            "[\"durward\"]",
            "[\"a:b:c\"]",
            "[\"durward:demotmn \"]",
            "[\"DURWARD:DEMOTMN\"]"
        }) {
            claim("aud is " + wrong, audience, "\"aud\":" + wrong);
        }
        claim("aud twice", audience, audience + "," + audience);
        claim("without aud", audience + ",", "");
    }

    private void contradictions() {
        for (String issuer : new String[] {
            "https://oauthasservices-other.durward.localhost:8443/oauth2",
            "https://oauthasservices-demo.durward.localhost/oauth2",
            "http://oauthasservices-demo.durward.localhost:8443/oauth2",
            "https://oauthasservices-demo.durward.localhost:8443/oauth2/",
            "https://oauthasservices-demo.evil.example:8443/oauth2",
            "https://OAUTHASSERVICES-demo.durward.localhost:8443/oauth2"
        }) {
            claim("iss is " + issuer, valueOf("iss"), "\"" + issuer + "\"");
        }
        claim("of another account", "\"subaccount\":\"demo\"", "\"subaccount\":\"other\"");
        claim("of another user", "oauth_client_reader", "oauth_client_admin");
        claim("not before", "\"epoch\"", "\"nbf\":1,\"epoch\"");
        claim("scope is an array", "\"scope\":\"read\"", "\"scope\":[\"read\"]");
        claim("scope is null", "\"scope\":\"read\"", "\"scope\":null");
    }

    private String valueOf(String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\":(\"[^\"]*\"|[0-9]+)").matcher(forge.claimsText());
        if (!matcher.find()) {
            throw new IllegalStateException("no claim " + name);
        }
        return matcher.group(1);
    }

    private void objects() {
        String json = forge.claimsText();
        String open = "{\"a\":";
        Map<String, byte[]> made = new LinkedHashMap<>();
        for (String text : new String[] {
            "",
            " ",
            "{}",
            "[]",
            "null",
            "0",
            "\"x\"",
            "{",
            "}",
            "[" + json + "]",
            json + json,
            json + "x",
            json + ",",
            json.substring(0, json.length() - 1),
            "\uFEFF" + json,
            "\n" + json,
            json.replace("reader", "re\u00e4der"),
            json.replace("reader", "re\\u0000ader"),
            json.replace("\"", "'"),
            json.replace("{", "{/**/"),
            open.repeat(500) + json,
            "[".repeat(2900),
            open.repeat(100) + json + "}".repeat(100)
        }) {
            made.put(made.size() + " of " + text.length() + " characters", text.getBytes(UTF_8));
        }
        made.put("UTF-16", json.getBytes(UTF_16));
        made.put("broken UTF-8", json.replace("reader", "rea\u00ffder").getBytes(ISO_8859_1));
        made.put("zero byte", (json + "\0").getBytes(UTF_8));
        made.forEach((name, bytes) ->
                forge.add("claims object " + name, forge.signed(forge.header(), TokenForge.encode(bytes))));
    }
}
