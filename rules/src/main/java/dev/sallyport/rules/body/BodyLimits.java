package dev.sallyport.rules.body;

/**
 * Bounds of what a body may hold.
 *
 * @param arguments {@code SecArgumentsLimit}: of all kinds together
 * @param depth {@code SecRequestBodyJsonDepthLimit}: nesting of JSON and of XML
 * @param files {@code SecUploadFileLimit}: uploads of a multipart body
 * @param noFilesBytes {@code SecRequestBodyNoFilesLimit}: bytes of a body that are not of a file
 * @param argumentSeparator {@code SecArgumentSeparator}
 */
public record BodyLimits(
    int arguments, int depth, int files, long noFilesBytes, char argumentSeparator) {
  public static final BodyLimits DEFAULT = new BodyLimits(1000, 512, 100, 1 << 20, '&');
}
