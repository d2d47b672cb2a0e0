import ArgumentParser
import Inventory
import Proceedings
import Storage
import Vocabulary

/// `gongzhi inventory drift`: is practice what the list says?
struct InventoryDriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Find cases that were handled by someone other than the listed lead (DRIFT).",
    discussion: """
      Reads the record of a data directory and writes nothing; a server may be running. Each case is held against the \
      version in force when it was handled. Exit code 0: nothing found. 1: findings. 2: the record cannot be read.
      """)

  @Argument(help: "The data directory.") var data: String
  @Option(help: ArgumentHelp("Handled on or after this day.", valueName: "date")) var from: String?
  @Option(help: ArgumentHelp("Handled on or before this day.", valueName: "date")) var to: String?
  @Flag(help: "Print one JSON object.") var json = false
  @Option(
    name: [.customLong("lang")], help: ArgumentHelp("zh or en; by default the language of LANG.", valueName: "language")
  )
  var languageCode: String?

  private var language: Language { .ofAnswer(languageCode) }

  func run() throws {
    try Answer.run {
      let (begin, end) = (try day(from), try day(to))
      let report: DriftReport
      do {
        report = try DriftReader(directory: data).drift(from: begin, through: end)
      } catch {
        Answer.complain("\(error)")
        return 2
      }
      if json { try printJSON(Report(from: begin, to: end, report)) } else { print(text(report)) }
      return report.findings.isEmpty ? 0 : 1
    }
  }

  private func day(_ text: String?) throws -> CivilDate? {
    guard let text else { return nil }
    if let date = CivilDate(text) { return date }
    throw UnreadableArgument(
      zh: "“\(text)”不是日期,请写成 2026-07-01", en: "“\(text)” is not a date; write 2026-07-01", language)
  }

  private func text(_ report: DriftReport) -> String {
    let isChinese = language == .zh
    let count = report.findings.count
    guard count > 0 else {
      return isChinese
        ? "办理过 \(report.cases) 件,都由清单上的牵头主体办理。" : "\(report.cases) cases handled, all by the listed lead."
    }
    var table =
      isChinese
      ? TextTable("案件", "办理主体", "环节", "清单牵头", "职权编码")
      : TextTable("Case", "Handled by", "Stages", "Listed lead", "Codes")
    for drift in report.findings {
      table.add(
        drift.subject.text, drift.party.text, drift.stages.map(\.text).joined(separator: " "),
        drift.leads.map(\.text).joined(separator: " "), drift.finding.codes.map(\.text).joined(separator: " "))
    }
    let summary =
      isChinese
      ? "办理过 \(report.cases) 件,\(count) 项与清单不符。"
      : "\(report.cases) cases handled, \(count) findings of practice apart from the list."
    return table.text + "\n\n" + summary
  }

  /// The findings as the program's JSON, in the shape of `inventory check`, each with its case.
  private struct Report: Encodable {
    let from: CivilDate?
    let to: CivilDate?
    let cases: Int
    let findings: [Item]

    init(from: CivilDate?, to: CivilDate?, _ report: DriftReport) {
      self.from = from
      self.to = to
      cases = report.cases
      findings = report.findings.map(Item.init)
    }

    struct Item: Encodable {
      let rule: CheckRule
      let severity: InventoryFinding.Severity
      let codes: [EntryCode]
      let rows: [Int]
      let witness: InventoryFinding.Witness?
      let message: Bilingual
      let `case`: CaseID
      let party: PartyID
      let stages: [StageCode]
      let leads: [PartyID]
      let version: String

      init(_ drift: DriftFinding) {
        rule = drift.finding.rule
        severity = drift.finding.severity
        codes = drift.finding.codes
        rows = drift.finding.rows
        witness = drift.finding.witness
        message = drift.finding.message
        `case` = drift.subject
        party = drift.party
        stages = drift.stages
        leads = drift.leads
        version = drift.version
      }
    }
  }
}
