package import Inventory
package import Vocabulary
import Voting

extension Desk {
  /// Who is on the roll of a ballot and stood aside after declaring an interest. In a secret ballot whoever has a
  /// credential does not stand aside any more: nobody can find the vote.
  package func aside(from ballot: BallotID, _ facts: BallotFacts) throws -> Set<PersonID> {
    let recused = try recused(in: facts.subject)
    guard facts.isSecret, !recused.isEmpty else { return recused }
    return recused.subtracting(try credentialed(in: ballot))
  }

  /// The ballot that a command about credentials is about: secret, and not over yet.
  func secretBallot(_ id: BallotID, in subject: CaseID, at now: Instant) throws -> BallotFacts {
    let facts = try required(id, in: subject)
    guard facts.isSecret else { throw Refusal(.openBallot, details: ["ballot": id.text]) }
    guard facts.result == nil, now < facts.closes else {
      throw Refusal(.ballotClosed, details: ["closes": String(facts.closes.milliseconds)])
    }
    return facts
  }

  /// The published key of a secret ballot.
  func requiredKey(of ballot: BallotID) throws -> IssuedKey {
    guard let issued = try credentialKey(of: ballot) else {
      throw Refusal(.keyNotPublished, details: ["ballot": ballot.text])
    }
    return issued
  }

  /// Whether a party is apart from the one that runs a ballot: another one, not below it, and without a person who has
  /// a seat in it (执行与监督分离).
  package func isApart(
    _ issuer: PartyID, _ person: PersonID, from caller: PartyID, in inventory: CompiledInventory?, at now: Instant
  ) throws -> Bool {
    var above: Set<PartyID> = []
    var next: PartyID? = issuer
    while let party = next, above.insert(party).inserted { next = inventory?.party(party)?.superior }
    return try !above.contains(caller) && !seats(of: [caller], at: now).contains { $0.person == person }
  }
}

/// Reads bytes in hexadecimal from a form.
extension Reading {
  /// Bytes in hexadecimal, as they were sent and in lower case; empty after a fault.
  mutating func hexadecimal(_ name: String) -> String {
    let text = text(name).lowercased()
    if !text.isEmpty, bytes(hexadecimal: text) == nil { fault(name, .unreadable) }
    return text
  }
}
