package dev.meno.web;

import java.util.Optional;

/**
 * What every page has around its content.
 *
 * @param title what stands in the browser's tab before the product's name
 * @param path the page's own, to mark it in the navigation
 * @param theme path of the stylesheet that all pages share
 * @param icon path of the icon
 * @param bundle what a module needs that draws the page; empty for a page that needs no script
 */
public record Frame(String title, String path, String theme, String icon, Optional<Bundle> bundle) {}
