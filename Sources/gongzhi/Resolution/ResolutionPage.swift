import Record
import Resolutions
import Vocabulary
import Voting

/// A resolution as a page to read and print, laid out in the manner of official documents (GB/T 9704).
///
/// The same resolution, names and events give the same bytes, so that a checker can make the page anew.
struct ResolutionPage {
  let resolution: FrozenResolution
  let names: [String: Bilingual]
  let events: [RecordedEvent]

  var html: String {
    let heading = resolution.kind == .order ? "指令 · Order" : "决议 · Resolution"
    return """
      <!doctype html>
      <html lang="zh-CN">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(escaped(resolution.title))</title>
      <style>\(Self.style)</style>
      <header><p class="body">\(issuers)</p><p class="number">\(heading) \(escaped(resolution.id.text))</p></header>
      <main>
      <h1>\(escaped(resolution.title))</h1>
      \(paragraphs(resolution.text))
      \(clauses)\(result)\(dissent)\(signatures)
      </main>
      </html>

      """
  }

  private static let style =
    "@page{size:A4;margin:37mm 26mm 35mm 28mm}body{max-width:42rem;margin:2rem auto;padding:0 1rem;"
    + "font:1.1rem/1.8 FangSong,STFangsong,'Noto Serif CJK SC',serif;color:#111}header{text-align:center;"
    + "border-bottom:2px solid #b00020}.body{color:#b00020;font-size:1.6rem;margin:0}h1{text-align:center;"
    + "font-size:1.5rem}p{text-indent:2em}header p{text-indent:0}table{border-collapse:collapse;width:100%}"
    + "th,td{border:1px solid #777;padding:.2rem .5rem;text-align:left}.signed{text-align:right}"
    + "dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.3rem 0 1rem}dd{margin:0}"

  private var issuers: String { resolution.signatories.map { name($0.party) }.joined(separator: "<br>") }

  private func name(_ party: PartyID) -> String {
    guard let known = names[party.text] else { return escaped(party.text) }
    return known.en == known.zh
      ? escaped(known.zh) : "\(escaped(known.zh)) <span lang=\"en\">\(escaped(known.en))</span>"
  }

  private var clauses: String {
    guard !resolution.clauses.isEmpty else { return "" }
    let items = resolution.clauses.map { clause in
      let duties: [(String, String?)] = [
        ("牵头 · Lead", name(clause.lead)),
        ("配合 · Support", clause.supports.isEmpty ? nil : clause.supports.map(name).joined(separator: "<br>")),
        ("期限 · Due", clause.due.description), ("凭证 · Evidence", clause.evidence.map(escaped)),
        ("核查 · Verifier", clause.verifier.map(name)),
      ]
      let rows = duties.compactMap { label, value in value.map { "<dt>\(label)<dd>\($0)" } }
      return "<li value=\"\(clause.number)\">\(escaped(clause.text))<dl>\(rows.joined())</dl>"
    }
    return "<h2>条款 · Clauses</h2>\n<ol>\(items.joined(separator: "\n"))</ol>\n"
  }

  private var result: String {
    guard let result = resolution.result else { return "" }
    let countsArea = result.all.area != 0
    func row(_ label: String, _ totals: Totals) -> String {
      let area = "<td>\(totals.area / 100).\(totals.area % 100 < 10 ? "0" : "")\(totals.area % 100)"
      return "<tr><th>\(label)<td>\(totals.heads)\(countsArea ? area : "")"
    }
    return """
      <h2>表决结果 · Result</h2>
      <p>\(escaped(result.rule)): \(result.isAdopted ? "通过 · adopted" : escaped(result.outcome.rawValue))</p>
      <table><tr><th><th>人数 · Heads\(countsArea ? "<th>面积 · m²" : "")
      \(row("名册 · Roll", result.all))
      \(row("参与 · Took part", result.participating))
      \(row("同意 · Yes", result.yes))
      \(row("反对 · No", result.no))
      \(row("弃权 · Abstained", result.abstain))</table>

      """
  }

  private var dissent: String {
    guard !resolution.dissent.isEmpty else { return "" }
    return "<h2>不同意见 · Dissent</h2>\n"
      + resolution.dissent.map { "<blockquote>\(paragraphs($0.statement))</blockquote>\n" }.joined()
  }

  private var signatures: String {
    var lines: [String] = []
    for event in events {
      let day = CivilClock.china.date(of: event.at)
      switch event.event {
      case .resolutionSigned: lines.append("<p class=\"signed\">\(name(event.author.party))<br>\(day)</p>")
      case .resolutionInForce: lines.append("<p class=\"signed\">生效 · In force \(day)</p>")
      default: break
      }
    }
    return "<h2>签署 · Signed</h2>\n" + lines.joined(separator: "\n")
  }

  private func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { "<p>\(escaped(String($0)))</p>" }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}
