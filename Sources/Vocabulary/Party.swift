/// What kind of body, or class of people, a party is (主体类型).
package enum PartyKind: String, CaseIterable, Sendable, Codable, Hashable {
  /// A people's government of a district, city or province (政府).
  case government
  /// A department of a government (政府部门).
  case department
  /// An agency dispatched by a department, such as a police station (派出机构).
  case agency
  /// A township or subdistrict office (街道、乡镇).
  case subdistrict
  /// A residents' or villagers' committee and its commissions (基层群众性自治组织).
  case residentsCommittee = "residents-committee"
  /// An owners' assembly or owners' committee (业主组织).
  case owners
  /// A company, such as a property management firm (企业).
  case company
  /// A public utility (公用企业).
  case utility
  /// A social organisation (社会组织).
  case socialOrganisation = "social-organisation"
  /// A public institution (公共机构).
  case publicInstitution = "public-institution"
  /// A body of the Communist Party, such as a discipline commission (党组织).
  case partyOrganisation = "party-organisation"
  /// A body that supervises others (监督机构).
  case supervision
  /// A class of people: the verified residents of an area, its owners, its households (居民、业主).
  case people
}

/// Words in both languages of the product.
package struct Bilingual: Hashable, Sendable, Codable {
  /// Chinese.
  package let zh: String
  /// English; the Chinese words again where a list gives no English.
  package let en: String

  /// The same thing in Chinese and English.
  package init(zh: String, en: String? = nil) {
    self.zh = zh
    self.en = en.flatMap { $0.isEmpty ? nil : $0 } ?? zh
  }

  /// The words in one language.
  package subscript(language: Language) -> String { language == .zh ? zh : en }
}

/// A language of the product.
package enum Language: String, CaseIterable, Sendable, Codable { case zh, en }

/// A body or a class of people, and its place in the line of command.
package struct Party: Hashable, Sendable, Codable {
  /// The identifier: the code of the list, or the name where the list has no code.
  package let id: PartyID
  /// The name.
  package let name: Bilingual
  /// What kind of body it is.
  package let kind: PartyKind
  /// The area it belongs to.
  package let area: AreaCode
  /// The body directly above it, if any.
  package let superior: PartyID?

  /// A party of the register of parties.
  package init(id: PartyID, name: Bilingual, kind: PartyKind, area: AreaCode, superior: PartyID? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    self.area = area
    self.superior = superior
  }
}

/// The right of a person to act for a party, for a term (席位与任期).
package struct Seat: Hashable, Sendable, Codable {
  /// The identifier.
  package let id: SeatID
  /// Who sits in it.
  package let person: PersonID
  /// For whom that person acts.
  package let party: PartyID
  /// The title of the office, such as 主任; residents have none.
  package let title: Bilingual?
  /// When the mandate begins and ends.
  package let mandate: Term

  /// A seat of a person in a party for a term.
  package init(id: SeatID, person: PersonID, party: PartyID, title: Bilingual? = nil, mandate: Term) {
    self.id = id
    self.person = person
    self.party = party
    self.title = title
    self.mandate = mandate
  }
}
