package import Record
package import Signatures
package import Vocabulary

/// Whether an electronic signature counts: a pure question about bytes and an instant, asked at the door and asked again
/// by the verifier.
package enum SignatureRule {
  /// Checks a detached CMS: digest of the text, signature, path to an authority of the party, validity, revocation and
  /// key usage at the instant at which it was received.
  ///
  /// - Refuses: with the code of the first thing that does not hold.
  package static func check(
    _ signature: Octets, over text: [UInt8], under trust: PartyTrust, at instant: Instant
  ) throws -> VerifiedSigner {
    guard trust.isKept else { throw Refusal(.noAnchors) }
    do throws(SignatureFault) {
      let message = try SignedData(signature.bytes)
      // Two signers in one file would leave open whose signature it is.
      guard message.signers.count == 1 else {
        throw SignatureFault.unsupported(field: "signerInfos", value: String(message.signers.count))
      }
      let verified = try message.verify(content: text, trust: try trust.store(), at: instant)
      guard let signer = verified.first else { throw SignatureFault.missing(field: "signerInfos") }
      return signer
    } catch {
      throw try refusal(of: error)
    }
  }

  /// Checks a certificate that is to sign: path to an authority of the party, validity, revocation and key usage.
  package static func check(
    _ certificate: Certificate, chain: [Certificate], under trust: PartyTrust, at instant: Instant
  ) throws {
    guard trust.isKept else { throw Refusal(.noAnchors) }
    do throws(SignatureFault) {
      _ = try trust.store().path(from: certificate, others: chain, for: .signing, at: instant)
    } catch {
      throw try refusal(of: error)
    }
  }

  /// The refusal that a fault comes to; a fault of the machine stays one.
  package static func refusal(of fault: SignatureFault) throws -> Refusal {
    let code: Refusal.Code =
      switch fault {
      case .malformed, .unsupported, .missing, .signerUnknown, .wrongKey: .signatureUnreadable
      case .otherContent: .signatureOfOtherText
      case .wrongSignature, .disagrees: .signatureInvalid
      case .untrusted: .signatureUntrusted
      case .notYetValid, .expired: .certificateNotInForce
      case .revoked: .certificateRevoked
      case .revocationUnknown, .revocationListOld: .revocationListOutdated
      case .notForPurpose: .wrongKeyUsage
      case .wrongPassphrase, .timestampRefused, .libcrypto: throw fault
      }
    return Refusal(code, details: fault.details)
  }
}

extension SignatureFault {
  /// What is wrong and where, in both languages, as the details of a refusal.
  var details: [String: String] { ["fault": words.en, "fault-zh": words.zh] }
}

extension Desk {
  /// The signature that a seat gives under a resolution, checked as far as its party asks for one; nil from a party
  /// without trust anchors.
  ///
  /// - Refuses: `signatureWanted` where a party with anchors sends none, and what `SignatureRule` refuses.
  package func admitted(
    _ signature: Octets?, under resolution: ResolutionID, by author: Author, at now: Instant
  ) throws -> Octets? {
    let trust = try trust(of: author.party)
    guard let signature else {
      guard !trust.isKept else { throw Refusal(.signatureWanted, details: ["party": author.party.text]) }
      return nil
    }
    guard let text = try signedBytes(of: resolution) else { throw Unknown("resolution", resolution.text) }
    let signer = try SignatureRule.check(signature, over: text, under: trust, at: now)
    try requireSigner(Octets(signer.certificate.der), named: signer.certificate.subject, of: author, at: now)
    return signature
  }

  /// A certificate is the signer's when the signer enrolled it for the party and has not ended it. One that nobody
  /// enrolled is the signer's when its common name is the name that the record has for the person, and nobody else in
  /// the party bears that name.
  private func requireSigner(
    _ certificate: Octets, named subject: DistinguishedName, of author: Author, at now: Instant
  ) throws {
    if let kept = try self.certificate(certificate.fingerprint) {
      guard kept.holder.person == author.person, kept.holder.party == author.party else {
        throw Refusal(.notTheSigners, details: ["subject": subject.description])
      }
      guard let ended = kept.endedAt, ended <= now else { return }
      let fault = SignatureFault.revoked(
        subject: subject.description, at: ended.rfc3339(), reason: kept.reason ?? RevocationReason.unspecified.name)
      throw try SignatureRule.refusal(of: fault)
    }
    let namesakes = try seats(of: [author.party], at: now)
      .filter { try $0.person != author.person && name(of: $0.person) == subject.shortest }
    guard try name(of: author.person) == subject.shortest, namesakes.isEmpty else {
      throw Refusal(.notTheSigners, details: ["subject": subject.description])
    }
  }
}
