import Vocabulary

@testable import Web

/// Certificates, trust anchors and electronic signatures of the sample.
extension Samples {
  private var facts: [Fact] {
    [
      Fact(words["signing.serial"], "5be1c2"), Fact(words["signing.authority"], "CN=石榴街道证书机构,C=CN"),
      Fact(words["signing.algorithm"], "ECDSA SHA256"),
    ]
  }

  var certificateItem: OwnCertificateItem {
    OwnCertificateItem(
      subject: "CN=高远,O=石榴街道办事处", holder: say("高远", "Gao Yuan"), mark: Mark(words["signing.mark.valid"], .done),
      facts: facts, fingerprint: String(repeating: "a", count: 64), certificate: "MII=",
      endHref: "/acts/end-certificate?certificate=a")
  }

  var electronicSignature: ElectronicSignatureItem {
    ElectronicSignatureItem(
      party: subdistrict, name: say("高远 · 主任", "Gao Yuan · director"), at: at(-2), facts: facts,
      href: "/cases/2026-0001/resolutions/resolution-1/signatures/63.p7s")
  }

  func signingPanel(isElectronic: Bool, refused: Bool = false) -> SigningPanel {
    SigningPanel(
      isElectronic: isElectronic, csrf: "token", action: "/cases/2026-0001/resolutions/resolution-1/signatures",
      resolution: "resolution-1", digest: String(repeating: "0", count: 64),
      bytesHref: "/cases/2026-0001/resolutions/resolution-1/signed.json", person: "person-9",
      certificates: isElectronic ? [certificateItem] : [], language: words.language.rawValue,
      refusal: refused ? self.refused.refusal : nil, fault: refused ? words["fault.missing"] : nil)
  }

  var signingPages: [SamplePage] {
    let party = TrustingPartyItem(
      party: party(subdistrict), anchor: "subdistrict", since: Link(at(-9).words, "/record/events/9"),
      authorities: [
        AuthorityItem(
          subject: "CN=石榴街道证书机构,C=CN", mark: Mark(words["signing.mark.valid"], .done),
          facts: facts + [Fact(words["signing.crl"], words["signing.list.none"])])
      ], anchorsHref: "/trust/subdistrict/anchors.pem", listsHref: "/trust/subdistrict/lists.pem",
      certificates: [certificateItem], anchorsForm: "/acts/keep-trust-anchors?party=subdistrict",
      listForm: "/acts/keep-revocation-list?party=subdistrict")
    func enrolment(_ isIssuedHere: Bool) -> EnrolmentItem {
      EnrolmentItem(
        name: say("高远", "Gao Yuan"), person: "person-9", csrf: "token", api: "/api/certificates",
        isIssuedHere: isIssuedHere)
    }
    return [
      SamplePage(
        file: "resolution-to-sign", chrome: chrome(resolutionPage.title, .cases),
        parts: [resolutionToSign(isElectronic: true)]),
      SamplePage(
        file: "resolution-to-sign-plainly", chrome: chrome(resolutionPage.title, .cases),
        parts: [resolutionToSign(isElectronic: false)]),
      SamplePage(
        file: "trust", chrome: chrome(words["signing.trust.title"], .other),
        parts: [TrustPage(parties: [party], keepHref: "/acts/keep-trust-anchors")]),
      SamplePage(
        file: "trust-none", chrome: chrome(words["signing.trust.title"], .other, signedIn: false),
        parts: [TrustPage(parties: [], keepHref: nil)]),
      SamplePage(
        file: "certificates", chrome: chrome(words["signing.own.title"], .desk),
        parts: [
          CertificatesPage(
            certificates: [certificateItem], party: subdistrict, trustHref: "/trust#subdistrict",
            enrolment: enrolment(true), form: draftForm.form)
        ]),
      SamplePage(
        file: "certificates-elsewhere", chrome: chrome(words["signing.own.title"], .desk),
        parts: [
          CertificatesPage(
            certificates: [], party: subdistrict, trustHref: "/trust#subdistrict", enrolment: enrolment(false),
            form: nil)
        ]),
      SamplePage(
        file: "certificates-none", chrome: chrome(words["signing.own.title"], .desk),
        parts: [
          CertificatesPage(certificates: [], party: subdistrict, trustHref: nil, enrolment: nil, form: nil)
        ]),
    ]
  }
}
