package dev.meno.web;

import java.util.List;

/** The accounts that the log-in page offers to anybody. */
public interface DemoAccounts {
    /** Empty unless this is a demo. */
    List<DemoAccount> offered();
}
