package dev.sallyport.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.gateway.tls.RecordTapTest.ToldRecords;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

/** Bytes of both sides pass unchanged, and what is said of them does not depend on their pieces. */
class RecordTapFuzzTest {
  /** The first byte of each turn: whose it is, and how many bytes follow. */
  @FuzzTest
  void saysTheSameOfWholeTurnsAndOfSingleBytes(byte[] turns) {
    ToldRecords whole = new ToldRecords();
    ToldRecords single = new ToldRecords();
    play(turns, new EmbeddedChannel(new RecordTapHandler(whole)), 128);
    play(turns, new EmbeddedChannel(new RecordTapHandler(single)), 1);
    assertThat(withoutBytes(single)).isEqualTo(withoutBytes(whole));
  }

  private static String withoutBytes(ToldRecords told) {
    return told.toString().replaceFirst("not-tls .*", "not-tls");
  }

  private static void play(byte[] turns, EmbeddedChannel channel, int pieceBytes) {
    int at = 0;
    while (at < turns.length) {
      boolean inbound = turns[at] < 0;
      int end = Math.min(turns.length, at + 1 + (turns[at] & 0x7f));
      at++;
      while (at < end) {
        int n = Math.min(pieceBytes, end - at);
        pass(channel, Unpooled.copiedBuffer(turns, at, n), inbound);
        at += n;
      }
    }
    channel.finishAndReleaseAll();
  }

  private static void pass(EmbeddedChannel channel, ByteBuf piece, boolean inbound) {
    byte[] before = bytes(piece);
    ByteBuf out;
    if (inbound) {
      channel.writeInbound(piece);
      out = channel.readInbound();
    } else {
      channel.writeOutbound(piece);
      out = channel.readOutbound();
    }
    assertThat(bytes(out)).isEqualTo(before);
    out.release();
  }

  private static byte[] bytes(ByteBuf buf) {
    byte[] bytes = new byte[buf.readableBytes()];
    buf.getBytes(buf.readerIndex(), bytes);
    return bytes;
  }
}
