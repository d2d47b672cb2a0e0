import Proceedings
import Vocabulary
import Voting

/// How a ballot is held, in words.
extension CaseDrawing {
  mutating func manner(of ballot: BallotView) -> BallotMannerItem {
    let manner = ballot.manner
    return BallotMannerItem(
      opens: manner.opens.map { words.dueTime($0, on: scene.clock) }, procedure: procedure(of: ballot),
      corrections: manner.corrections.map {
        BallotMannerItem.Correction(
          at: time($0.at), reason: $0.reason, digests: "\($0.before.prefix(12)) → \($0.after.prefix(12))")
      },
      over: over(manner), chambers: chambers(manner),
      recused: manner.recused.isEmpty
        ? nil : words("ballot.recused", ["names": words.list(manner.recused)]),
      head: head(ballot.result), gathered: progress(manner) + gathered(manner))
  }

  private func procedure(of ballot: BallotView) -> [String] {
    guard let conduct = ballot.manner.conduct else { return [] }
    let basis = conduct.basis[names.language]
    var lines = [conduct.title[names.language] + (basis.isEmpty ? "" : words["form.colon"] + basis)]
    if conduct.noticeDays > 0 {
      lines.append(words("ballot.notice-days", ["days": String(conduct.noticeDays)]))
    }
    if conduct.isSecret { return lines + secrecy(of: ballot) }
    lines.append(words[allowsProxies(ballot.rule, conduct) ? "ballot.proxies.allowed" : "ballot.proxies.forbidden"])
    if let limit = conduct.proxyLimit, allowsProxies(ballot.rule, conduct) {
      lines.append(words("ballot.proxies.limit", ["limit": String(limit)]))
    }
    lines.append(words["ballot.papers.\(conduct.papers.rawValue)"])
    return lines
  }

  /// What is public about a secret ballot: who signs under which key, and how many credentials there are.
  func secrecy(of ballot: BallotView) -> [String] {
    guard let credentials = ballot.manner.credentials else {
      return [words["secret.manner"], words["secret.no-key"]]
    }
    return [
      words["secret.manner"],
      words(
        "secret.issuer", ["party": names.party(credentials.issuer), "key": String(credentials.key.id.prefix(16))]),
      words(
        "secret.numbers",
        [
          "issued": words.grouped(credentials.issued), "used": words.grouped(ballot.voted),
          "roll": words.grouped(ballot.rollSize),
        ]),
    ]
  }

  private func over(_ manner: BallotManner) -> String? {
    guard let rule = manner.conduct?.chambers else { return nil }
    if let counted = manner.chambers {
      return words(
        "ballot.chambers.counted", ["adopting": String(counted.adopting), "needed": String(counted.needed)])
    }
    return words("ballot.chambers.needed", ["needed": String(rule.needed), "all": String(rule.chambers.count)])
  }

  private func chambers(_ manner: BallotManner) -> [BallotMannerItem.ChamberItem] {
    guard let rule = manner.conduct?.chambers else { return [] }
    return rule.chambers.map { chamber in
      let counted = manner.chambers?.chambers.first { $0.chamber == chamber.id }?.result
      return BallotMannerItem.ChamberItem(
        name: chamber.title[names.language], rule: chamber.rule.title[names.language],
        required: rule.required.contains(chamber.id) ? words["ballot.chambers.required"] : nil,
        result: counted.map { result($0, of: chamber.rule) })
    }
  }

  private func head(_ result: BallotResult?) -> [String] {
    guard let result, let head = result.head else { return [] }
    let decided = words(
      result.majorityAgrees == (head.choice == .yes) ? "ballot.head.with" : "ballot.head.against",
      ["name": name(head.person), "choice": words["choice.\(head.choice.rawValue)"]])
    return head.reason.isEmpty ? [decided] : [decided, words("ballot.head.reason", ["reason": head.reason])]
  }
}
