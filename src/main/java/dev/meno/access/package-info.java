/** Who may do what: tenants, clients, tokens and their signing keys, and row-level security. Public is what other rooms ask for: the registry of tenants and clients, and tokens. */
@NullMarked
package dev.meno.access;

import org.jspecify.annotations.NullMarked;
