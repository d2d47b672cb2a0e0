import Cases
import Proceedings
import Resolutions
import Vocabulary
import Voting

/// Ballots and resolutions of a case.
extension CaseDrawing {
  mutating func ballots() -> [BallotItem] {
    var items: [BallotItem] = []
    for ballot in dossier.ballots {
      let isOpen = ballot.result == nil && scene.now < ballot.closes
      let manner = manner(of: ballot)
      items.append(
        BallotItem(
          id: ballot.id.text,
          proposal: Link(dossier.title(of: ballot, words), "#" + (ballot.proposal?.text ?? ballot.id.text)),
          page: Link(
            words[ballot.result == nil ? "ballot.page" : "ballot.page-counted"],
            Address.ballot(ballot.id, in: standing.id)),
          version: ballot.version.map { words("version", ["number": String($0)]) },
          options: ballot.sheet.map { options(of: $0, in: ballot) } ?? [], state: state(of: ballot, isOpen: isOpen),
          rule: ballot.rule.title[names.language], conditions: sentences(of: ballot.rule),
          basis: ballot.rule.basis[names.language], rollSize: words.grouped(ballot.rollSize),
          rollDigest: ballot.rollDigest, called: time(ballot.calledAt),
          closes: words.dueTime(ballot.closes, on: scene.clock),
          deadline: ballot.result == nil ? limit(words["ballot.closes"], at: ballot.closes) : nil,
          voted: words(
            "count.voted", ["voted": words.grouped(ballot.voted), "roll": words.grouped(ballot.rollSize)]),
          turnout: Bar(Int64(ballot.voted), of: Int64(ballot.rollSize)),
          result: ballot.result.map { result($0, of: ballot.rule) },
          votes: ballot.votes.map { VoteLine($0.name, words.voice($0.vote.voice, on: ballot.sheet)) }, manner: manner))
    }
    return items
  }

  /// The options as they stand on the sheet, each with whether it was chosen.
  private func options(of sheet: BallotSheet, in ballot: BallotView) -> [OptionLine] {
    sheet.options.map { option in
      OptionLine(
        number: option.id, name: words.name(of: option), href: option.proposal.map { "#" + $0.text },
        cost: option.cost.map { words.money($0) },
        isChosen: ballot.result?.isAdopted == true && ballot.tally?.winners.contains(option.id) == true)
    }
  }

  private func state(of ballot: BallotView, isOpen: Bool) -> Mark {
    if let result = ballot.result { return names.mark(result.outcome) }
    if let opens = ballot.manner.opens, scene.now < opens { return Mark(words["ballot.not-open"], .wait) }
    return isOpen ? Mark(words["ballot.open"], .open) : Mark(words["ballot.uncounted"], .wait)
  }

  /// The rule in plain sentences, one a condition.
  private func sentences(of rule: VotingRule) -> [String] {
    let quorum = rule.quorum.map { sentence(.quorum, $0) }
    let passing = rule.pass.map { sentence(.pass, $0) }
    let any = rule.quorumNeeds == .any && rule.quorum.count > 1 ? [words["condition.any"]] : []
    return any + quorum + passing
  }

  private func sentence(_ kind: ConditionKind, _ condition: Condition) -> String {
    let key = condition.numerator == 0 ? "condition.sentence-none" : "condition.sentence"
    return words["condition.\(kind.rawValue)"] + words["form.colon"]
      + words(
        key,
        [
          "name": name(condition.counted, condition.measure),
          "comparison": words["comparison.\(condition.comparison.rawValue)"],
          "base": words["base.\(condition.of.rawValue)"], "share": "\(condition.numerator)/\(condition.denominator)",
        ])
  }

  private func name(_ counted: Counted, _ measure: Measure) -> String {
    words(
      "condition.name",
      ["counted": words["counted.\(counted.rawValue)"], "measure": words["measure.\(measure.rawValue)"]])
  }

  func result(_ result: BallotResult, of rule: VotingRule) -> BallotResultItem {
    var measures: [Measure] = []
    for condition in rule.quorum + rule.pass where !measures.contains(condition.measure) {
      measures.append(condition.measure)
    }
    func line(_ choice: String, _ sums: (Measure) -> Int64) -> CountLine {
      CountLine(words["choice.\(choice)"], measures.map { number(sums($0), in: $0) })
    }
    return BallotResultItem(
      mark: names.mark(result.outcome), conditions: result.conditions.map(item),
      counts: [
        line("yes") { result.yes[$0] }, line("no") { result.no[$0] }, line("abstain") { result.abstain[$0] },
        line("none") { result.all[$0] - result.participating[$0] },
      ],
      measures: measures.map { words["measure.\($0.rawValue)"] })
  }

  func conditions(of result: BallotResult) -> [ConditionItem] { result.conditions.map(item) }

  private func item(_ counted: CountedCondition) -> ConditionItem {
    ConditionItem(
      name: name(counted.counted, counted.measure), kind: words["condition.\(counted.kind.rawValue)"],
      value: number(counted.value, in: counted.measure), total: number(counted.total, in: counted.measure),
      needed: counted.numerator == 0
        ? words["condition.needed-none"]
        : words(
          "condition.needed",
          [
            "comparison": words["comparison.\(counted.comparison.rawValue)"],
            "share": "\(counted.numerator)/\(counted.denominator)",
          ]),
      comparison: comparison(counted), article: counted.article[names.language],
      mark: counted.passed
        ? Mark(words["condition.passed"], .done) : Mark(words["condition.failed"], .stop),
      bar: Bar(
        counted.value, of: counted.total,
        needed: counted.numerator == 0
          ? nil : (numerator: counted.numerator, denominator: counted.denominator)))
  }

  /// The two products that a reader repeats on paper: `192 × 3 = 576 > 554 = 277 × 2`.
  private func comparison(_ counted: CountedCondition) -> String {
    let left = Int128(counted.value) * Int128(counted.denominator)
    let right = Int128(counted.total) * Int128(counted.numerator)
    let sign = left == right ? "=" : left > right ? ">" : "<"
    func shown(_ number: Int128) -> String { self.number(number, in: counted.measure) }
    return "\(shown(Int128(counted.value))) × \(counted.denominator) = \(shown(left)) \(sign) \(shown(right)) = "
      + "\(shown(Int128(counted.total))) × \(counted.numerator)"
  }

  /// A sum as a reader writes it; floor area in square metres with two decimals.
  private func number(_ value: some BinaryInteger, in measure: Measure) -> String {
    guard measure == .area else { return words.grouped(value) }
    let cents = String(100 + Int(value.magnitude % 100)).dropFirst()
    return "\(words.grouped(value / 100)).\(cents)"
  }

  // MARK: Resolutions

  var resolutions: [ResolutionItem] {
    dossier.resolutions.map { resolution in
      let frozen = resolution.frozen
      let given = resolution.signatures.count
      return ResolutionItem(
        id: frozen.id.text, kind: words["resolution.kind.\(frozen.kind.rawValue)"], title: frozen.title,
        text: frozen.text, digest: resolution.digest, state: state(of: resolution), ballot: ballotLink(of: frozen),
        clauses: frozen.clauses.map { clause in
          ClauseItem(
            number: words.grouped(clause.number), text: clause.text, lead: names.party(clause.lead),
            supports: names.parties(clause.supports), due: words.dueDay(clause.due), evidence: clause.evidence,
            verifier: clause.verifier.map(names.party))
        },
        dissents: frozen.dissent.map { DissentItem(name: name($0.person), statement: $0.statement) },
        signatures: frozen.signatories.map { signature($0, in: resolution) },
        signed: words(
          frozen.signaturesNeeded == nil ? "count.signed" : "count.signed.of",
          [
            "given": words.grouped(given), "needed": words.grouped(resolution.signing.needed),
            "all": words.grouped(frozen.signatories.count),
          ]),
        inForce: resolution.inForceAt.map(time), declined: resolution.declined,
        document: Link(words["document.link"], Address.resolution(frozen.id, in: standing.id)))
    }
  }

  private func state(of resolution: ResolutionView) -> Mark {
    if resolution.declined != nil { return Mark(words["resolution.declined"], .stop) }
    return resolution.inForceAt == nil
      ? Mark(words["resolution.awaiting"], .wait) : Mark(words["resolution.in-force"], .done)
  }

  private func ballotLink(of frozen: FrozenResolution) -> Link? {
    guard let proposal = frozen.proposal, let result = frozen.result,
      let ballot = dossier.ballots.last(where: { $0.version(of: proposal) == frozen.proposalVersion })
    else { return nil }
    let title = dossier.title(of: ballot, words)
    return Link("\(title) · \(words["ballot.outcome.\(result.outcome.rawValue)"])", "#" + ballot.id.text)
  }

  private func signature(_ signatory: Signatory, in resolution: ResolutionView) -> SignatureItem {
    let given = resolution.signatures.first { $0.party == signatory.party }
    let isAwaited = resolution.declined == nil && resolution.inForceAt == nil
    if let declined = resolution.declines.first(where: { $0.party == signatory.party }) {
      return SignatureItem(
        party: names.party(signatory.party), entry: Link(signatory.entry.text, Address.entry(signatory.entry)),
        mark: Mark(words["signature.declined"], .stop), name: declined.name, at: time(declined.at),
        reason: declined.reason)
    }
    return SignatureItem(
      party: names.party(signatory.party), entry: Link(signatory.entry.text, Address.entry(signatory.entry)),
      mark: given == nil
        ? Mark(words[isAwaited ? "signature.awaited" : "signature.missing"], isAwaited ? .wait : .quiet)
        : Mark(words["signature.given"], .done),
      name: given?.name, at: given.map { time($0.at) })
  }
}
