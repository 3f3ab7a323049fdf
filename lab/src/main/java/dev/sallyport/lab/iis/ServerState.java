package dev.sallyport.lab.iis;

import java.util.Map;

/** What all connections of one origin share. */
record ServerState(
    IisSettings settings,
    Map<String, Site> sites,
    Pages pages,
    CertificateJudge judge,
    FactLog facts) {}
