import Vocabulary

@testable import Web

/// The resolution of the sample case as a document.
extension Samples {
  var resolutionPage: ResolutionPage {
    let item = caseBody.resolutions[0]
    return ResolutionPage(
      issuers: item.signatures.map(\.party), kind: words["document.resolution"],
      number: words("document.number", ["year": "2026", "number": "63"]), title: item.title,
      paragraphs: item.text.split(separator: "\n").map(String.init), clauses: documentClauses,
      conditions: caseBody.ballots.compactMap(\.result).first?.conditions ?? [], dissents: item.dissents,
      signatures: item.signatures, date: item.inForce, subject: Link(caseHead.title, "/cases/2026-0001"),
      digest: item.digest, bytesHref: "/cases/2026-0001/resolutions/resolution-1/signed.json",
      akomaNtosoHref: "/cases/2026-0001/resolutions/resolution-1/akoma-ntoso.xml",
      popoloHref: "/cases/2026-0001/resolutions/resolution-1/popolo.json", faceVersion: "1",
      finality: words["witness.resolution.final"],
      timestamp: TimestampRow(
        size: "", authority: say("示例时间戳机构", "Sample timestamping authority"), at: at(-3),
        contentHref: "/cases/2026-0001/resolutions/resolution-1/signed.json",
        href: "/cases/2026-0001/resolutions/resolution-1/timestamp.tsr"),
      electronic: [electronicSignature])
  }

  /// A resolution that its reader has not signed yet.
  func resolutionToSign(isElectronic: Bool) -> ResolutionPage {
    ResolutionPage(
      issuers: [], kind: words["document.resolution"], number: "", title: resolutionPage.title, paragraphs: [],
      clauses: [], conditions: [], dissents: [], signatures: [], date: nil, subject: Link("", "/cases/2026-0001"),
      digest: "", bytesHref: "/signed.json", akomaNtosoHref: "/akoma-ntoso.xml", popoloHref: "/popolo.json",
      faceVersion: "1",
      signing: signingPanel(isElectronic: isElectronic, refused: isElectronic))
  }

  var bareResolutionPage: ResolutionPage {
    ResolutionPage(
      issuers: [], kind: words["document.order"], number: "", title: resolutionPage.title, paragraphs: [], clauses: [],
      conditions: [], dissents: [], signatures: [], date: nil, subject: Link("", "/cases/2026-0001"), digest: "",
      bytesHref: "/signed.json", akomaNtosoHref: "/akoma-ntoso.xml", popoloHref: "/popolo.json", faceVersion: "1")
  }

  var akomaNtoso: AkomaNtosoPage {
    AkomaNtosoPage(
      id: "resolution-1", number: words("document.number", ["year": "2026", "number": "63"]),
      language: words.language == .zh ? "zho" : "eng", title: resolutionPage.title,
      paragraphs: resolutionPage.paragraphs, clauses: documentClauses,
      bodies: resolutionPage.signatures.enumerated().map { index, signature in
        AkomaNtosoBody(
          party: "party-\(index)", name: signature.party, signer: signature.name, at: signature.at?.machine)
      }, date: "2026-11-24", institution: say("云汀区共治", "Yunting Commons"))
  }

  private var documentClauses: [DocumentClause] {
    caseBody.resolutions[0].clauses.map {
      DocumentClause(
        number: $0.number, text: $0.text, duty: words("document.clause.lead", ["party": $0.lead]))
    }
  }
}
