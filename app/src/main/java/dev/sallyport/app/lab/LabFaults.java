package dev.sallyport.app.lab;

import dev.sallyport.lab.fault.Fault;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The fault servers on the command line: servers that do one thing wrong, on purpose. */
final class LabFaults {
  private LabFaults() {}

  /** One fault after the other: name, what it does, and the cause that it should be called. */
  static void list(PrintWriter out) {
    for (Fault fault : Faults.all()) {
      out.println(fault.name());
      out.println("  " + fault.sentence());
      out.println(
          "  " + (fault.cause().isEmpty() ? "no fault: a client has to cope" : fault.cause()));
    }
    out.flush();
  }

  /** Starts one, says how to try it, and stays until the process is ended. */
  static void stay(Fault fault, int port, Path folder, PrintWriter out) throws Exception {
    LabPki pki = LabPki.create();
    Path ca = pki.writeAuthority(folder);
    try (FaultServer server = FaultServer.start(fault, pki, port)) {
      out.println(fault.name() + ": " + fault.sentence());
      if (!fault.cause().isEmpty()) {
        out.println("Cause: " + fault.cause() + " (sallyport explain tells more)");
      }
      out.printf(
          "It runs at 127.0.0.1:%d; its certificate is for %s, 127.0.0.1 and localhost. Ctrl-C ends"
              + " it.%n",
          server.port(), FaultServer.NAME);
      out.printf(
          "  curl -v --cacert %s --resolve %2$s:%3$d:127.0.0.1 https://%2$s:%3$d/%n",
          ca, FaultServer.NAME, server.port());
      out.printf(
          "As a proxy's origin: https://127.0.0.1:%d, name %s, trusted authority %s%n",
          server.port(), FaultServer.NAME, ca);
      out.flush();
      new CountDownLatch(1).await();
    }
  }
}
