package dev.sallyport.capture.analysis;

import java.util.List;

/**
 * What is known of a capture: how it was made says so.
 *
 * @param statuses how many responses of which status
 * @param alerts that can be read, close_notify left out
 * @param reasons why something stays closed, and what is wrong with the file
 */
record Truth(
    String capture,
    int flows,
    int requests,
    String statuses,
    int helloRequests,
    String alerts,
    String causes,
    String reasons) {

  static final List<Truth> ALL =
      """
      own/alert-no-shared-cipher.pcap ; 1 ; 0 ; - ; 0 ; 40 ; origin.handshake.alert-handshake-failure ; -
      own/alert-protocol-version.pcap ; 1 ; 0 ; - ; 0 ; 70 ; origin.handshake.alert-protocol-version ; -
      own/damaged/ecdhe-dsb-first.pcapng ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/ecdhe-dsb-last.pcapng ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; secrets-after-packets
      own/damaged/ecdhe-two-sections.pcapng ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; secrets-after-packets
      own/damaged/reneg-AES128-SHA-bigendian-nsec.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-client-side-only.pcap ; 1 ; 0 ; - ; 0 ; - ; - ; one-side-only
      own/damaged/reneg-AES128-SHA-every-packet-twice.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-file-truncated.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; file-truncated
      own/damaged/reneg-AES128-SHA-late-start-after-handshake.pcap ; 1 ; 0 ; - ; 1 ; - ; - ; capture-started-late
      own/damaged/reneg-AES128-SHA-late-start-no-syn.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-linktype-null.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-linktype-raw.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-linktype-sll.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-lost-ClientKeyExchange.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-ooo-HelloRequest-before-GET-in-file.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-retransmitted-GET.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-segments1to7.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-segments300.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-snaplen400.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/reneg-AES128-SHA-vlan.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/damaged/resumed-sessionid-second-connection-only.pcap ; 1 ; 1 ; 1x200 ; 0 ; - ; - ; -
      own/direct-curl-answers-AES128-SHA.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-answers-AES256-GCM-SHA384.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-answers-AES256-SHA256.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-answers-DHE-RSA-AES128-GCM-SHA256.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-answers-ECDHE-RSA-AES128-GCM-SHA256.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-answers-ECDHE-RSA-AES256-SHA384.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-keepalive-public-then-cert-AES128-SHA.pcap ; 1 ; 2 ; 2x200 ; 1 ; - ; - ; -
      own/direct-curl-nocert-answers-AES128-SHA.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/direct-curl-public-AES128-SHA.pcap ; 1 ; 1 ; 1x200 ; 0 ; - ; - ; -
      own/direct-openssl-s_client-answers-AES256-GCM-SHA384.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/h2-tls12-curl-http11required.pcap ; 2 ; 2 ; 1x200 ; 1 ; - ; origin.response.http-1-1-required ; -
      own/h2-tls12-ecdhe-public-2req.pcap ; 1 ; 2 ; 2x200 ; 0 ; - ; - ; -
      own/h2-tls12-rsa-inadequate-security.pcap ; 1 ; 1 ; - ; 0 ; - ; origin.response.stream-reset ; -
      own/h2-tls13-curl-cert.pcap ; 2 ; 2 ; 1x200 ; 0 ; - ; origin.response.http-1-1-required ; -
      own/plain-http-on-tls-port.pcap ; 1 ; 1 ; 1x400 ; 0 ; - ; - ; -
      own/resumed-sessionid-rsa-AES128-SHA.pcap ; 2 ; 1 ; 1x200 ; 0 ; - ; - ; -
      own/tls10-curl-answers-AES128-SHA.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/tls13-curl-nocert.pcap ; 1 ; 1 ; 1x200 ; 0 ; - ; - ; -
      own/tls13-curl-pha.pcap ; 1 ; 1 ; 1x200 ; 0 ; - ; - ; -
      own/tls13-openssl-keyupdate.pcap ; 1 ; 2 ; 2x200 ; 0 ; - ; - ; -
      own/tls13-openssl-nopha-403.pcap ; 1 ; 1 ; 1x403 ; 0 ; - ; - ; -
      own/waf-bc-deny-AES128-SHA.pcap ; 1 ; 1 ; - ; 1 ; 100 40 ; origin.renegotiation.refused ; -
      own/waf-bc-deny-AES256-GCM-SHA384.pcap ; 1 ; 1 ; - ; 1 ; 100 40 ; origin.renegotiation.refused ; -
      own/waf-bc-ignore-AES128-SHA.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; origin.renegotiation.unanswered ; -
      own/waf-boringssl-netty-AES128-SHA.pcap ; 1 ; 1 ; 1x200 ; 1 ; - ; - ; -
      own/waf-nginx-proxy-AES.pcap ; 2 ; 2 ; 2x200 ; 1 ; - ; - ; -
      own/waf-nginx-proxy-public-ok.pcap ; 2 ; 2 ; 2x200 ; 0 ; - ; - ; -
      public/dhe1.pcapng.gz ; 1 ; 1 ; - ; 0 ; - ; - ; -
      public/dmgr.pcapng ; 1 ; 6 ; 3x200 3x304 ; 0 ; - ; - ; -
      public/http-ooo.pcap ; 1 ; 5 ; - ; 0 ; - ; client.response.closed ; -
      public/http2-data-reassembly.pcap ; 1 ; 1 ; 1x200 ; 0 ; - ; - ; -
      public/packet-h2-14_headers.pcapng ; 1 ; 6 ; 1x200 ; 0 ; - ; - ; -
      public/retrans-tls.pcap ; 1 ; 0 ; - ; 0 ; - ; - ; capture-started-late
      public/rsasnakeoil2.pcap ; 2 ; 11 ; 6x200 1x301 4x404 ; 1 ; - ; - ; -
      public/snakeoil-dtls.pcap ; 0 ; 0 ; - ; 0 ; - ; - ; not-tls
      public/tcp-badsegments.pcap ; 1 ; 0 ; - ; 0 ; - ; - ; -
      public/tls-fragmented-handshakes.pcap.gz ; 100 ; 0 ; - ; 0 ; - ; - ; -
      public/tls12-chacha20poly1305.pcap ; 7 ; 7 ; 7x200 ; 0 ; - ; - ; -
      public/tls12-dsb.pcapng ; 2 ; 2 ; 2x200 ; 0 ; - ; - ; secrets-after-packets
      public/tls13-rfc8446.pcap ; 2 ; 3 ; 3x200 ; 0 ; - ; - ; -
      """
          .lines()
          .map(Truth::of)
          .toList();

  private static Truth of(String row) {
    String[] cells = row.strip().split(" ; ", -1);
    return new Truth(
        cells[0],
        Integer.parseInt(cells[1]),
        Integer.parseInt(cells[2]),
        cells[3],
        Integer.parseInt(cells[4]),
        cells[5],
        cells[6],
        cells[7]);
  }
}
