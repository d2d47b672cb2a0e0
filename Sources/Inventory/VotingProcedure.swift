package import Vocabulary

/// Whether votes may be given through another, as a table of procedures says it.
package enum ProcedureProxies: String, CaseIterable, Sendable, Codable { case allowed, forbidden }

/// Which counts of a paper and a vote on a screen, as a table of procedures says it.
package enum ProcedurePapers: String, CaseIterable, Sendable, Codable { case latest, paper, screen }

/// Whether votes are by name, as a table of procedures says it.
package enum ProcedureSecrecy: String, CaseIterable, Sendable, Codable { case open, secret }

/// Whether anything can be adopted without a chamber.
package enum ChamberWeight: String, CaseIterable, Sendable, Codable { case counted, required }

/// A group of voters that a procedure counts apart (分组计票).
package struct ProcedureChamber: Hashable, Sendable, Codable {
  /// The name in files: `residents`, `organisations`, `departments`.
  package let id: String
  /// What a reader calls it.
  package let name: Bilingual
  /// The rule by which it adopts, by id.
  package let rule: String
  /// Who votes in it: identifiers of parties, or kinds of parties.
  package let parties: [String]
  /// Whether nothing is adopted without it.
  package let weight: ChamberWeight

  /// A chamber of a procedure.
  package init(id: String, name: Bilingual, rule: String, parties: [String], weight: ChamberWeight) {
    self.id = id
    self.name = name
    self.rule = rule
    self.parties = parties
    self.weight = weight
  }
}

/// How the ballots on a matter are held: by which rule, with which notice, through whom, in which chambers (表决程序).
/// A matter names it where it could name a rule alone.
package struct VotingProcedure: Hashable, Sendable, Codable {
  /// The code by which matters name it.
  package let code: String
  /// What a reader calls it.
  package let name: Bilingual
  /// The law or by-law.
  package let basis: Bilingual
  /// The rule, by id; where chambers are counted apart each has its own, and this is empty.
  package let rule: String
  /// Days that lie at least between notice and opening.
  package let noticeDays: Int
  /// Whether one may vote through another.
  package let proxies: ProcedureProxies
  /// Which of a paper and a vote on a screen counts.
  package let papers: ProcedurePapers
  /// Units of others that one person may vote for; nil for any number.
  package let proxyLimit: Int?
  /// The rule of the round after one in which nothing was adopted, by id; nil for that of the rule itself.
  package let fallback: String?
  /// How many chambers must adopt; nil for all.
  package let needed: Int?
  /// How many of the seats that may sign a resolution must, so that it enters into force; nil for all.
  package let signatures: Int?
  /// The chambers; none where everyone is counted together.
  package let chambers: [ProcedureChamber]
  /// Whether votes are by name; nil where the table does not say, which means that they are.
  package let secrecy: ProcedureSecrecy?

  /// A procedure.
  package init(
    code: String, name: Bilingual, basis: Bilingual, rule: String, noticeDays: Int, proxies: ProcedureProxies,
    proxyLimit: Int? = nil, papers: ProcedurePapers, fallback: String?, needed: Int?, chambers: [ProcedureChamber],
    secrecy: ProcedureSecrecy? = nil, signatures: Int? = nil
  ) {
    self.signatures = signatures
    self.proxyLimit = proxyLimit
    self.secrecy = secrecy
    self.code = code
    self.name = name
    self.basis = basis
    self.rule = rule
    self.noticeDays = noticeDays
    self.proxies = proxies
    self.papers = papers
    self.fallback = fallback
    self.needed = needed
    self.chambers = chambers
  }

  /// The rules that it names, in the order of the table.
  package var rules: [String] {
    (chambers.isEmpty ? [rule] : chambers.map(\.rule)) + [fallback].compactMap(\.self)
  }
}

extension CompiledInventory {
  /// A procedure by its code; the first where a table has a code twice.
  package func procedure(_ code: String) -> VotingProcedure? { tables.procedures?.first { $0.code == code } }
}
