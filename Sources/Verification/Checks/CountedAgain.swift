import Proceedings
import Record
import Vocabulary
import Voting

extension FoldedDesk {
  /// Who counts in a ballot and what each says, gathered again from the record.
  ///
  /// - Throws: a fault where the count names others who stood aside, or where papers or mandates come out otherwise.
  func counted(
    _ closed: BallotClosed, _ ballot: BallotFacts, at recorded: RecordedEvent
  ) throws -> (Roll, [PersonID: Voice]) {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard !ballot.isSecret else {
      let all = try roll(of: closed.ballot)
      if let named = closed.recused, named != all.present(try aside(from: closed.ballot, ballot)) {
        throw fault("others than those it names declared an interest")
      }
      guard closed.papers == nil, closed.proxies == nil else {
        throw fault("papers or mandates count in secret ballot \(closed.ballot)")
      }
      return try secretCount(of: closed.ballot, on: all.without(Set(closed.recused ?? [])), at: recorded)
    }
    let gathered = try gathered(
      closed.ballot, ballot, screen: votes(in: closed.ballot).mapValues(\.voice),
      without: closed.recused == nil ? [] : recused(in: ballot.subject), at: recorded.at)
    if let named = closed.recused, named != gathered.recused {
      throw fault("others than those it names declared an interest")
    }
    guard gathered.papers == closed.papers, gathered.proxies == closed.proxies else {
      throw fault("the papers or the mandates of ballot \(closed.ballot) come out otherwise")
    }
    return (gathered.roll, gathered.voices)
  }
}
