package import Vocabulary

/// Vote events as Popolo describes them, with the results of groups.
///
/// - Source: popoloproject.com, specification of VoteEvent, GroupResult and Count.
package enum Popolo {
  /// The event of one ballot; `votes` are given for an open ballot only.
  package static func voteEvent(
    id: BallotID, motion: String, result: BallotResult, votes: [PersonID: Choice]? = nil
  ) -> JSONValue {
    .object(
      head(id, motion, adopted: result.isAdopted) + [JSONMember("counts", counts(result))]
        + (votes.map { [JSONMember("votes", self.votes($0))] } ?? []))
  }

  /// The event of a ballot in several chambers, each a group.
  package static func voteEvent(
    id: BallotID, motion: String, rule: ChamberedRule, result: ChamberedResult
  ) -> JSONValue {
    let groups = result.chambers.map { chamber -> JSONValue in
      let title = rule.chambers.first { $0.id == chamber.chamber }?.title.zh ?? chamber.chamber
      return .object([
        JSONMember("group", .object([JSONMember("id", .string(chamber.chamber)), JSONMember("name", .string(title))])),
        JSONMember("counts", counts(chamber.result)),
      ])
    }
    return .object(head(id, motion, adopted: result.isAdopted) + [JSONMember("group_results", .array(groups))])
  }

  private static func head(_ id: BallotID, _ motion: String, adopted: Bool) -> [JSONMember] {
    [
      JSONMember("identifier", .string(id.text)),
      JSONMember(
        "motion",
        .object([JSONMember("text", .string(motion)), JSONMember("result", .string(adopted ? "pass" : "fail"))])),
      JSONMember("result", .string(adopted ? "pass" : "fail")),
    ]
  }

  private static func counts(_ result: BallotResult) -> JSONValue {
    let absent = result.all.members - result.participating.members
    let numbers = [
      ("yes", result.yes.members), ("no", result.no.members), ("abstain", result.abstain.members), ("absent", absent),
    ]
    return .array(
      numbers.map { option, number in
        .object([JSONMember("option", .string(option)), JSONMember("value", .number("\(number)"))])
      })
  }

  private static func votes(_ votes: [PersonID: Choice]) -> JSONValue {
    .array(
      votes.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }.map { voter, choice in
        .object([JSONMember("voter_id", .string(voter.text)), JSONMember("option", .string(choice.rawValue))])
      })
  }
}
