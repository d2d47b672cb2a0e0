/// A resolution as an official document: laid out on a screen, and on paper in the manner of GB/T 9704—2012.
package struct ResolutionPage: Page {
  package static var template: String { "resolution" }

  /// The bodies that issue it, one a line above the red rule.
  package let issuers: [String]
  /// Resolution or order.
  package let kind: String
  /// Its number, `共治〔2026〕63号`.
  package let number: String
  /// The title.
  package let title: String
  /// The text, one paragraph a line that was written.
  package let paragraphs: [String]
  /// The clauses, each with who, by when, by what it is seen and who checks it.
  package let clauses: [DocumentClause]
  /// The conditions of the ballot that adopted it.
  package let conditions: [ConditionItem]
  /// Whether a ballot adopted it.
  package let hasConditions: Bool
  /// Dissent, as it was written.
  package let dissents: [DissentItem]
  /// Whether there is dissent.
  package let hasDissent: Bool
  /// The signatures, given or not.
  package let signatures: [SignatureItem]
  /// The day on which it entered into force; nil before.
  package let date: Moment?
  /// The case that it decides.
  package let subject: Link
  /// SHA-256 of the bytes that are signed.
  package let digest: String
  /// The bytes that are signed.
  package let bytesHref: String
  /// The document for machines.
  package let akomaNtosoHref: String
  /// The same as a motion of Popolo.
  package let popoloHref: String
  /// The mark of the static files.
  package let faceVersion: String
  /// Whether the record that it stands in is final, in words; nil where nobody witnesses.
  package let finality: String?
  /// The timestamp over it; nil while there is none.
  package let timestamp: TimestampRow?
  /// The electronic signatures.
  package let electronic: [ElectronicSignatureItem]
  /// Whether there is any.
  package let hasElectronic: Bool
  /// Where the reader signs; nil for whoever has nothing to sign.
  package let signing: SigningPanel?

  /// A resolution as a document.
  package init(
    issuers: [String], kind: String, number: String, title: String, paragraphs: [String], clauses: [DocumentClause],
    conditions: [ConditionItem], dissents: [DissentItem], signatures: [SignatureItem], date: Moment?, subject: Link,
    digest: String, bytesHref: String, akomaNtosoHref: String, popoloHref: String, faceVersion: String,
    finality: String? = nil, timestamp: TimestampRow? = nil, electronic: [ElectronicSignatureItem] = [],
    signing: SigningPanel? = nil
  ) {
    self.finality = finality
    self.timestamp = timestamp
    self.electronic = electronic
    hasElectronic = !electronic.isEmpty
    self.signing = signing
    self.issuers = issuers
    self.kind = kind
    self.number = number
    self.title = title
    self.paragraphs = paragraphs
    self.clauses = clauses
    self.conditions = conditions
    hasConditions = !conditions.isEmpty
    self.dissents = dissents
    hasDissent = !dissents.isEmpty
    self.signatures = signatures
    self.date = date
    self.subject = subject
    self.digest = digest
    self.bytesHref = bytesHref
    self.akomaNtosoHref = akomaNtosoHref
    self.popoloHref = popoloHref
    self.faceVersion = faceVersion
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "issuers": .of(issuers)
    case "kind": .of(kind)
    case "number": .of(number)
    case "title": .of(title)
    case "paragraphs": .of(paragraphs)
    case "clauses": .of(clauses)
    case "conditions": .of(conditions)
    case "hasConditions": .of(hasConditions)
    case "dissents": .of(dissents)
    case "hasDissent": .of(hasDissent)
    case "signatures": .of(signatures)
    case "date": .of(date)
    case "subject": .of(subject)
    case "digest": .of(digest)
    case "bytesHref": .of(bytesHref)
    case "akomaNtosoHref": .of(akomaNtosoHref)
    case "popoloHref": .of(popoloHref)
    case "faceVersion": .of(faceVersion)
    case "finality": .of(finality)
    case "timestamp": .of(timestamp)
    case "electronic": .of(electronic)
    case "hasElectronic": .of(hasElectronic)
    case "signing": .of(signing)
    default: nil
    }
  }
}

/// A clause of a document: its text, and the duty in one line.
package struct DocumentClause: Shown {
  /// The number.
  package let number: String
  /// The text.
  package let text: String
  /// Who leads and supports, by when, by what it is seen, who checks it.
  package let duty: String

  /// A clause.
  package init(number: String, text: String, duty: String) {
    self.number = number
    self.text = text
    self.duty = duty
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "number": .of(number)
    case "text": .of(text)
    case "duty": .of(duty)
    default: nil
    }
  }
}

/// A resolution in Akoma Ntoso.
///
/// - Source: OASIS LegalDocumentML, Akoma Ntoso Version 1.0 (2018), document type `statement`.
package struct AkomaNtosoPage: Page {
  package static var template: String { "akoma-ntoso" }

  /// The identifier of the resolution.
  package let id: String
  /// Its number in words.
  package let number: String
  /// `zho` or `eng` (ISO 639-2).
  package let language: String
  /// The title.
  package let title: String
  /// The text, one paragraph a line that was written.
  package let paragraphs: [String]
  /// The clauses.
  package let clauses: [DocumentClause]
  /// The bodies that must sign.
  package let bodies: [AkomaNtosoBody]
  /// The day on which it entered into force, else that of the last signature, else the day on which it is read.
  package let date: String
  /// The name of the institution.
  package let institution: String

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "id": .of(id)
    case "number": .of(number)
    case "language": .of(language)
    case "title": .of(title)
    case "paragraphs": .of(paragraphs)
    case "clauses": .of(clauses)
    case "bodies": .of(bodies)
    case "date": .of(date)
    case "institution": .of(institution)
    default: nil
    }
  }
}

/// A body that signs, in Akoma Ntoso.
package struct AkomaNtosoBody: Shown {
  /// The party.
  package let party: String
  /// Its name.
  package let name: String
  /// Who signed for it; nil before.
  package let signer: String?
  /// When, RFC 3339; nil before.
  package let at: String?

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "party": .of(party)
    case "name": .of(self.name)
    case "signer": .of(signer)
    case "at": .of(at)
    default: nil
    }
  }
}
