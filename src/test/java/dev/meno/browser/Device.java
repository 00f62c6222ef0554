package dev.meno.browser;

/** The screens on which every page has to work. */
public enum Device {
    PHONE(360, 740),
    DESKTOP(1440, 900);

    final int width;
    final int height;

    Device(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
