extension SignedData {
  /// The certificate of a signer, when it came along.
  package func certificate(of signer: Signer) -> Certificate? { certificates.first { signer.name.names($0) } }
}
