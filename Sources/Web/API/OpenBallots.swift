package import Proceedings
import Record
import Vocabulary

/// The lines of the record that show a vote of a ballot that is not counted yet. Nobody reads them before the count, on
/// any page and in any answer: neither the event, nor its bytes, nor its hash, from which a vote could be guessed.
///
/// - Shape: sequence numbers, a subset of those of the lines.
package func votesUnderWay(among lines: [RecordLine], in room: any ReadingRoom) async throws -> Set<Int64> {
  var counted: [String: Bool] = [:]
  var underWay: Set<Int64> = []
  for line in lines {
    guard case .voteCast(let vote) = line.event.event, let subject = line.event.subject else { continue }
    if counted[vote.ballot.text] == nil {
      for ballot in try await room.dossier(subject, postPage: 1)?.ballots ?? [] {
        counted[ballot.id.text] = ballot.result != nil
      }
    }
    if counted[vote.ballot.text] != true { underWay.insert(line.event.sequence) }
  }
  return underWay
}
