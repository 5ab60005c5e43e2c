package dev.durward.runtime.flow;

/**
 * Names a flow.
 *
 * @param account technical name of the account
 * @param id the flow's id: the name of its file without {@code .yaml}
 */
record FlowKey(String account, String id) {}
