extension Schemas {
  /// The schemas of answers about certificates and signatures.
  static var signatures: [(String, JSON)] {
    let kept: JSON = object(
      ("person", code), ("seat", code), ("party", text), ("enrolledAt", instant), ("endedAt", maybeInstant),
      ("reason", maybeText), ("certificate", ref("Certificate")))
    return [
      (
        "Certificate",
        object(
          ("fingerprint", text), ("subject", maybeText), ("issuer", maybeText), ("serial", maybeText),
          ("from", maybeInstant), ("until", maybeInstant), ("key", maybeText), ("certificate", text))
      ),
      ("KeptCertificate", kept),
      ("OwnCertificates", object(("certificates", list(ref("KeptCertificate"))))),
      (
        "Trust",
        object(
          (
            "parties",
            list(
              object(
                ("party", text), ("since", instant), ("sequence", whole), ("anchors", list(ref("Certificate"))),
                ("lists", list(object(("authority", text), ("list", text)))),
                ("certificates", list(ref("KeptCertificate")))))
          ))
      ),
      (
        "ElectronicSignatures",
        object(
          (
            "signatures",
            list(
              object(
                ("sequence", whole), ("at", instant), ("person", code), ("name", text), ("seat", code),
                ("party", text), ("algorithm", maybeText), ("certificate", maybe(ref("Certificate"))),
                ("signature", text)))
          ))
      ),
    ]
  }
}
