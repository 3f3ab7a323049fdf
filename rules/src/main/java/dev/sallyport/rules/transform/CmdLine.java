package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:cmdLine}: what a shell makes of a command: drops {@code \ " ' ^}; makes each run of
 * {@code , ;} and blanks one space; drops a space before {@code /} and {@code (}; lower case. Goes
 * on after a NUL byte as ModSecurity v3 does; v2 stops there.
 *
 * <pre>{@code
 * SecRule ARGS "@contains cmd.exe/c" "id:1,phase:2,deny,t:cmdLine"
 * }</pre>
 */
final class CmdLine implements Transformation {
  private static final long TOUCHED = ByteKinds.of("\"'\\^ ,;\t\r\n/(");

  @Override
  public String word() {
    return "cmdLine";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public boolean changesCase() {
    return true;
  }

  @Override
  public long addedKinds(long kinds) {
    return ByteKinds.of(' ');
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean space = false;
    boolean changed = false;
    for (int i = 0; i < in.length(); i++) {
      int b = in.at(i);
      switch (b) {
        case '"', '\'', '\\', '^' -> changed = true;
        case ' ', ',', ';', '\t', '\r', '\n' -> {
          changed |= space || b != ' ';
          if (!space) {
            out.put(' ');
          }
          space = true;
        }
        case '/', '(' -> {
          if (space) {
            out.truncate(out.length() - 1);
            changed = true;
          }
          out.put(b);
          space = false;
        }
        default -> {
          changed |= b != Ascii.lower(b);
          out.put(Ascii.lower(b));
          space = false;
        }
      }
    }
    return Unchanged.unless(changed, out);
  }
}
