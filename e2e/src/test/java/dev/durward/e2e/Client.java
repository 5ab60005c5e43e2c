package dev.durward.e2e;

/** Who authenticates with Basic: a client, or the administrator. */
record Client(String id, String secret) {}
