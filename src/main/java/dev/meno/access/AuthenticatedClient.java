package dev.meno.access;

import java.util.Set;

/** Whom a client id and its secret stand for. */
record AuthenticatedClient(String clientId, String tenantId, Set<String> roles) {}
