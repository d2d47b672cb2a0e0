import Inventory
import Proceedings
import Record
import Vocabulary

/// Two desks on the same moment of the same record that do not answer alike.
package struct DesksDisagree: Error, CustomStringConvertible {
  /// The questions, each with both answers.
  package let questions: [String]
  package var description: String { questions.joined(separator: "\n") }
}

/// Two desks that must answer every question alike.
struct TwinDesks {
  let left: any Desk
  let right: any Desk
  private var differences: [String] = []

  init(_ left: any Desk, _ right: any Desk) {
    self.left = left
    self.right = right
  }

  private mutating func ask<Answer: Equatable>(_ question: String, _ answer: (any Desk) throws -> Answer) {
    let answers = [left, right].map { desk in Result { try answer(desk) } }
    switch (answers[0], answers[1]) {
    case (.success(let one), .success(let other)) where one == other: break
    case (.failure, .failure): break
    default: differences.append("\(question): \(answers[0]) and \(answers[1])")
    }
  }

  /// Asks every question of `Desk` about everything that was named.
  ///
  /// - Throws: `DesksDisagree`.
  mutating func askEverything(about named: NamedThings) throws {
    askAboutTheInstitution(named)
    askAboutPeople(named)
    for id in named.cases.sorted() { askAboutCase(id) }
    for id in named.ballots.sorted() { askAboutBallot(id, named) }
    for id in named.posts.sorted() { ask("post \(id)") { try $0.post(id) } }
    for id in named.proposals.sorted() {
      ask("proposal \(id)") { try $0.proposal(id) }
      ask("last ballot on \(id)") { try $0.lastBallot(on: id) }
      ask("draft \(id)") { try $0.draft(id) }
      ask("review of \(id)") { try $0.draft(id)?.review?.isPassed }
    }
    for id in named.resolutions.sorted() {
      ask("resolution \(id)") { try $0.resolution(id) }
      ask("tasks of \(id)") { try $0.tasks(of: id) }
    }
    for id in named.tasks.sorted() {
      ask("task \(id)") { try $0.task(id) }
      ask("held task \(id)") { try $0.heldTask(id) }
    }
    guard differences.isEmpty else { throw DesksDisagree(questions: differences) }
  }

  private mutating func askAboutTheInstitution(_ named: NamedThings) {
    ask("next sequence number") { $0.nextSequence }
    ask("clock") { $0.clock }
    ask("calendar") { try $0.calendar() }
    ask("area") { $0.area }
    ask("ladder") { try $0.ladder() }
    for instant in Set([named.instants.first, named.instants.last].compactMap { $0 }) {
      ask("inventory at \(instant)") { try $0.inventory(at: instant)?.tables }
      ask("mandates at \(instant)") { try $0.mandates(at: instant) }
      ask("seats at \(instant)") { try $0.seats(of: named.parties.sorted(), at: instant) }
      let year = left.clock.date(of: instant).components.year
      ask("cases of \(year)") { try $0.casesFiled(in: year) }
    }
    for version in named.versions { ask("version \(version)") { try $0.isPublished(version: version) } }
    for digest in named.digests {
      ask("tables \(digest)") { try $0.inventory(digest: digest)?.tables }
      ask("findings \(digest)") { try $0.findings(digest: digest) }
    }
    for area in named.areas.sorted() {
      ask("register around \(area)") { try $0.register(around: area) }
      ask("registers touching \(area)") { try $0.registers(touching: area).sorted { $0.area < $1.area } }
    }
    for id in named.mandates.sorted() { ask("mandate \(id)") { try $0.mandate(id) } }
    for key in named.keys { ask("key \(key)") { try $0.isPublished(credentialKey: key) } }
    for party in named.parties.sorted() { ask("powers of \(party)") { try $0.emergencies(of: party) } }
    for id in named.grants.keys.sorted() {
      ask("grant \(id)") { try $0.emergency(id) }
      ask("users of \(id)") { try $0.emergency(id).map { [desk = $0] in try desk.users(of: $0.grant) } }
    }
  }

  private mutating func askAboutPeople(_ named: NamedThings) {
    for person in named.persons.union(["nobody"]).sorted() {
      ask("enrolled \(person)") { try $0.isEnrolled(person) }
      ask("erased \(person)") { try $0.isErased(person) }
      ask("private values of \(person)") { try $0.privateValues(of: person) }
      ask("seats of \(person)") { try $0.seats(of: person) }
    }
    for seat in named.seats.sorted() { ask("seat \(seat)") { try $0.seat(seat) } }
    for login in ["registrar", "wu", "lin", "nobody"] {
      ask("login \(login)") { try $0.isTaken(login: login) }
      ask("tombstone of \(login)") { try $0.isTombstoned(login: login) }
    }
  }

  private mutating func askAboutCase(_ id: CaseID) {
    ask("case \(id)") { try $0.standing(id) }
    ask("clocks of \(id)") { try $0.clocks(of: id) }
    ask("executors of \(id)") { try $0.executors(of: id) }
    ask("drafters of \(id)") { try $0.drafters(of: id) }
    ask("recused in \(id)") { try $0.recused(in: id) }
    ask("endorsements of \(id)") { try $0.endorsements(of: id) }
  }

  private mutating func askAboutBallot(_ id: BallotID, _ named: NamedThings) {
    ask("ballot \(id)") { try $0.ballot(id) }
    ask("roll of \(id)") { try $0.roll(of: id) }
    ask("votes in \(id)") { try $0.votes(in: id) }
    ask("envelopes in \(id)") { try $0.envelopes(in: id) }
    ask("cast times in \(id)") { try $0.castTimes(in: id) }
    ask("papers in \(id)") { try $0.papers(in: id, number: nil) }
    for number in named.papers { ask("paper \(number) in \(id)") { try $0.papers(in: id, number: number) } }
    ask("key of \(id)") { try $0.credentialKey(of: id) }
    ask("credentialed in \(id)") { try $0.credentialed(in: id) }
    ask("sealed votes in \(id)") { try $0.sealedVotes(in: id) }
    ask("secret voices in \(id)") { try $0.secretVoices(in: id) }
    for serial in named.serials.union(["nothing"]) {
      ask("place for \(serial) in \(id)") { try $0.hasPlace(for: serial, in: id) }
    }
    for person in named.persons.union(["nobody"]).sorted() {
      ask("\(person) on the roll of \(id)") { try $0.isOnRoll(person, of: id) }
      ask("request of \(person) in \(id)") { try $0.credentialRequest(of: person, in: id) }
    }
  }
}
