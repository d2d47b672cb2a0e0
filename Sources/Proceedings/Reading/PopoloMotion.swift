package import Resolutions
package import Vocabulary
package import Voting

extension CaseDossier {
  /// The ballot in which the text of a resolution was adopted; nil for an order.
  package func ballot(of frozen: FrozenResolution) -> BallotView? {
    guard let proposal = frozen.proposal else { return nil }
    return ballots.last {
      $0.version(of: proposal) == frozen.proposalVersion && $0.rollDigest == frozen.rollDigest
    }
  }

  /// A resolution as a motion of Popolo with its result and its vote event.
  ///
  /// Beside what Popolo describes: the title, since when it is in force, who signed, and how many signatures it needs.
  ///
  /// - Source: popoloproject.com, specification of Motion; schema of 2014.
  /// - Parameter counted: the ballot of `ballot(of:)`, counted; `names` asks who voted how, as in its own export.
  package func popolo(_ view: ResolutionView, counted: CountedBallot?, names: Bool, on clock: CivilClock) -> JSONValue {
    let frozen = view.frozen
    let version = proposals.first { $0.id == frozen.proposal }?.versions.first { $0.number == frozen.proposalVersion }
    let ballot = ballot(of: frozen)
    func time(_ instant: Instant?) -> JSONValue { instant.map { .string($0.rfc3339(clock: clock)) } ?? .null }
    let event = ballot.flatMap { ballot in counted?.popolo(ballot.id, motion: frozen.title, names: names) }
    return .object([
      JSONMember("id", .string(frozen.id.text)),
      JSONMember("organization_id", frozen.signatories.first.map { .string($0.party.text) } ?? .null),
      JSONMember("creator_id", version.map { .string($0.author.text) } ?? .null),
      JSONMember("title", .string(frozen.title)),
      JSONMember("text", .string(frozen.text)),
      JSONMember("classification", .string(frozen.kind.rawValue)),
      JSONMember("date", time(version?.at)),
      JSONMember("requirement", ballot.map { .string($0.rule.title.zh) } ?? .null),
      JSONMember("result", frozen.result.map { .string($0.isAdopted ? "pass" : "fail") } ?? .null),
      JSONMember("vote_events", .array(event.map { [$0] } ?? [])),
      JSONMember("in_force_at", time(view.inForceAt)),
      JSONMember("signatures_needed", .number("\(view.signing.needed)")),
      JSONMember(
        "signatures",
        .array(
          view.signatures.map { signature in
            .object([
              JSONMember("organization_id", .string(signature.party.text)), JSONMember("date", time(signature.at)),
            ])
          })),
      JSONMember(
        "sources",
        .array([
          .object([
            JSONMember("url", .string("/cases/\(frozen.subject.text)/resolutions/\(frozen.id.text)")),
            JSONMember("note", .string(view.digest)),
          ])
        ])),
    ])
  }
}
