package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;

/** A file of a multipart body: the field's name, the file's name as the client says, the bytes. */
public record Upload(String field, String filename, Slice content) {}
