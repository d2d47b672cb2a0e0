import GRDB
import Inventory
import Vocabulary

// Facts that both the desk and the reading room ask for.
extension Database {
  func seat(_ id: SeatID) throws -> Seat? {
    try row("SELECT * FROM view_seat WHERE id = ?", [id.text]).map { Seat(row: $0) }
  }

  func seats(of party: PartyID) throws -> [Seat] {
    try rows("SELECT * FROM view_seat WHERE party = ? ORDER BY id", [party.text]).map { Seat(row: $0) }
  }

  func isOnRoll(_ person: PersonID, of ballot: BallotID) throws -> Bool {
    try row("SELECT 1 FROM view_roll WHERE ballot = ? AND voter = ?", [ballot.text, person.text]) != nil
  }

  func recused(in id: CaseID) throws -> Set<PersonID> {
    Set(try rows("SELECT person FROM view_recusal WHERE subject = ?", [id.text]).map { PersonID($0["person"]) })
  }

  /// The parties that had a task in a case, with those who reported for them and everyone who ever sat in them: a
  /// person with two seats is still one person.
  func executors(of id: CaseID) throws -> [Executor] {
    try rows("SELECT party FROM view_executor WHERE subject = ? ORDER BY party", [id.text]).map { row in
      let party: String = row["party"]
      let people = try rows(
        """
        SELECT person FROM view_executor_person WHERE subject = ?1 AND party = ?2
        UNION SELECT person FROM view_seat WHERE party = ?2
        """, [id.text, party])
      return Executor(party: PartyID(party), persons: Set(people.map { PersonID($0["person"]) }))
    }
  }
}

extension Seat {
  /// A seat as `view_seat` holds it.
  init(row: Row) {
    let title: String? = row["title_zh"]
    self.init(
      id: SeatID(row["id"]), person: PersonID(row["person"]), party: PartyID(row["party"]),
      title: title.map { Bilingual(zh: $0, en: row["title_en"]) },
      mandate: Term(from: row.requiredInstant("from_at"), until: row.instant("until_at")))
  }
}
