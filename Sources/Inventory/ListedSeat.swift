import Tables
package import Vocabulary

/// Who sits for which body, as a table beside a list says (任职).
package struct ListedSeat: Hashable, Sendable {
  /// The person, by name or number.
  package let person: String
  /// The body.
  package let party: PartyID
  /// The first day; nil for always.
  package let from: CivilDate?
  /// The first day after; nil for no end.
  package let until: CivilDate?
  /// The line of the table.
  package let line: Int

  /// A person in a body, from a day until another.
  package init(person: String, party: PartyID, from: CivilDate?, until: CivilDate?, line: Int) {
    self.person = person
    self.party = party
    self.from = from
    self.until = until
    self.line = line
  }

  /// Reads a table of persons, bodies and terms; bodies are named as in the list.
  ///
  /// - Errors: `TableFaults` with every bad cell.
  package static func all(in file: InventoryFile, of tables: InventoryTables) throws(TableFaults) -> [ListedSeat] {
    var known: [String: PartyID] = [:]
    for party in tables.parties {
      known[party.name.zh] = party.id
      known[party.name.en] = party.id
      known[party.id.text] = party.id
    }
    var seats: [ListedSeat] = []
    var faults: [TableFault] = []
    for var sheet in try file.sheets(SeatColumn.self) {
      for row in sheet.rows {
        sheet.checkShape(of: row)
        let (person, body) = (sheet.text(.person, row), sheet.text(.party, row))
        let (from, until) = (sheet.date(.from, row), sheet.date(.until, row))
        if let from, let until, until <= from {
          sheet.fault(
            .until, row, .badTerm, zh: "终止日期不晚于起始日期;请改正", en: "ends on or before the day it begins; correct one")
        }
        guard let party = known[body] else {
          if !body.isEmpty {
            sheet.fault(
              .party, row, .unknownReference, zh: "清单里没有这个主体;请按清单上的名称填写",
              en: "the list has no such party; write it as the list does")
          }
          continue
        }
        seats.append(ListedSeat(person: person, party: party, from: from, until: until, line: row.line))
      }
      faults += sheet.faults
    }
    guard faults.isEmpty else { throw TableFaults(faults) }
    return seats
  }
}

/// The columns of the table of seats.
enum SeatColumn: Int, CaseIterable, Column {
  case person, party, from, until

  var headers: [String] {
    switch self {
    case .person: ["人员", "姓名", "人员编号", "person", "name"]
    case .party: ["主体", "任职单位", "单位", "主体名称", "主体编码", "party", "body"]
    case .from: ["任职日期", "起始日期", "任期起", "from"]
    case .until: ["离任日期", "终止日期", "任期止", "to", "until"]
    }
  }

  var isRequired: Bool { self == .person || self == .party }
}
