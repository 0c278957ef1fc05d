package org.spineps.report;

/**
 * A picture of one level. The array is not copied.
 *
 * @param name the level, e.g. "L4"
 * @param png the picture, a PNG file
 * @param caption what its marks say
 */
public record LevelPicture(String name, byte[] png, String caption) {}
