package dev.durward.web.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the connections of each source address and closes those beyond the limit as they are accepted, before TLS. The
 * addresses of one IPv6 /64 count together, because one host has them all.
 */
@Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGate.class);
    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int maxPerAddress;
    private final RequestMetrics metrics;
    private final ConcurrentHashMap<Object, Integer> open = new ConcurrentHashMap<>();
    private final AtomicLong logged = new AtomicLong(System.nanoTime() - LOG_NANOS);

    ConnectionGate(int maxPerAddress, RequestMetrics metrics) {
        this.maxPerAddress = maxPerAddress;
        this.metrics = metrics;
        metrics.openConnections(this);
    }

    /** Number of connections that were accepted and are not closed, over all addresses. */
    int open() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!(message instanceof Channel accepted)
                || !(accepted.remoteAddress() instanceof InetSocketAddress remote)
                || admit(accepted, remote.getAddress())) {
            super.channelRead(context, message);
        }
    }

    private boolean admit(Channel accepted, InetAddress address) {
        Object source = source(address);
        if (open.merge(source, 1, Integer::sum) > maxPerAddress) {
            left(source);
            accepted.unsafe().closeForcibly();
            metrics.connectionRefused();
            log(address);
            return false;
        }
        accepted.closeFuture().addListener(ignored -> left(source));
        return true;
    }

    private void left(Object source) {
        open.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }

    private static Object source(InetAddress address) {
        return address instanceof Inet6Address six
                ? ByteBuffer.wrap(six.getAddress()).getLong()
                : address;
    }

    private void log(InetAddress address) {
        long now = System.nanoTime();
        long last = logged.get();
        if (now - last >= LOG_NANOS && logged.compareAndSet(last, now)) {
            LOG.warn(
                    "event=connections_refused source={} open={} reason=\"limit of connections of one address\"",
                    address.getHostAddress(),
                    maxPerAddress);
        }
    }
}
