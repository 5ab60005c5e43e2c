package dev.durward.web.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import java.util.List;

/**
 * The engine's HTTP/1 decoder, made as strict as RFC 9112 allows where the engine is lenient: folded headers, leading
 * space and bare line feeds are refused, so that no proxy in front can read a request otherwise than we do.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private static final byte LF = '\n';
    private static final byte CR = '\r';

    private final Connection connection;
    private boolean inHead = true;
    private boolean lineSeen;
    private boolean broken;

    /** The protocol version of a request is neither HTTP/1.0 nor HTTP/1.1. */
    static final class UnsupportedVersionException extends RuntimeException {
        UnsupportedVersionException() {
            super("unsupported HTTP version", null, false, false);
        }
    }

    StrictRequestDecoder(Http1ServerConfig limits, Connection connection) {
        super(limits);
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (inHead && !wellFormed(in)) {
            refuse(in, out);
            return;
        }
        int known = out.size();
        super.decode(context, in, out);
        for (int i = known; i < out.size(); i++) {
            inspect(out.get(i));
        }
        if (broken && out.getLast() instanceof HttpContent content && !(content instanceof HttpRequest)) {
            // the engine would only close; the request in work can still be answered
            out.removeLast();
            content.release();
            connection.bodyMalformed();
        }
        if (inHead && out.size() == known && (lineSeen || in.isReadable())) {
            connection.headStarted();
        }
    }

    private void inspect(Object message) {
        if (message instanceof HttpRequest request) {
            inHead = false;
            lineSeen = false;
            broken = request.decoderResult().isFailure();
            checkVersion(request);
            if (broken) {
                // the answer repeats the version, and it must be one that exists
                request.setProtocolVersion(HttpVersion.HTTP_1_1);
            }
        }
        if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            broken = true;
        } else if (message instanceof LastHttpContent) {
            inHead = true;
        }
    }

    // the name is case-sensitive (RFC 9112 section 2.3), but the engine takes it in any case, as another object
    @SuppressWarnings("ReferenceEquality")
    private void checkVersion(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (version == HttpVersion.HTTP_1_0) {
            // no keep-alive for HTTP/1.0: it has no chunks, so a streamed body ends with the connection
            request.headers().remove(HttpHeaderNames.CONNECTION);
        } else if (version != HttpVersion.HTTP_1_1 && !broken) {
            broken = true;
            request.setDecoderResult(DecoderResult.failure(new UnsupportedVersionException()));
        }
    }

    private void refuse(ByteBuf in, List<Object> out) {
        broken = true;
        in.skipBytes(in.readableBytes());
        HttpMessage invalid = createInvalidMessage();
        invalid.setProtocolVersion(HttpVersion.HTTP_1_1);
        invalid.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("malformed head")));
        out.add(invalid);
    }

    /** Looks at the complete lines of the head; the superclass takes exactly those from the buffer. */
    private boolean wellFormed(ByteBuf in) {
        int start = in.readerIndex();
        int end = in.writerIndex();
        while (start < end) {
            byte first = in.getByte(start);
            if (first <= ' ' && first >= 0 && first != CR) {
                return false;
            }
            int lf = in.indexOf(start, end, LF);
            if (lf < 0) {
                return true;
            }
            if (lf == start || in.getByte(lf - 1) != CR) {
                return false;
            }
            boolean empty = lf == start + 1;
            if (empty && lineSeen) {
                return true;
            }
            lineSeen |= !empty;
            start = lf + 1;
        }
        return true;
    }
}
