import Cases
import Inventory
import Proceedings
import Vocabulary

/// Draws the form of a command from the description of its fields.
///
/// What a person cannot know, such as a digest or the version a change is based on, is sent along unseen; what has a
/// closed list of answers is chosen, not typed.
struct FormDrawer {
  let scene: Scene
  let csrf: String
  /// The case that the form is about.
  let facts: CaseFacts?
  /// The people whom the reader may let vote.
  var people: [Option] = []

  var words: Words { scene.words }
  var names: Names { scene.names }

  /// Draws a form.
  ///
  /// - Shape: `about` tells apart several forms of one command on a page; `leavingOut` are words of closed lists that
  ///   the reader may not choose.
  func form(
    _ kind: CommandKind, about: String? = nil, title: String? = nil, hint: String? = nil, _ form: Form,
    permit: Permit? = nil, problem: Problem? = nil, rowWanted: String? = nil, isOpen: Bool = false,
    leavingOut: Set<String> = []
  ) -> ActForm {
    let anchor = about.map { "\(kind.name)-\($0)" } ?? kind.name
    let inPath = Set(Address.fieldsInPath(of: kind))
    let faults = FaultWords(problem)
    var hidden: [HiddenValue] = []
    var fields: [FormField] = []
    for field in kind.fields where !inPath.contains(field.name) && !isUnfit(field.name, of: kind.name, form) {
      if isUnseen(field.name, of: kind.name) || isSettled(field.name, of: kind.name, form) {
        for value in form.values[field.name] ?? [] { hidden.append(HiddenValue(field.name, value)) }
        continue
      }
      fields.append(
        draw(
          field, of: kind.name, in: anchor, form, faults, more: rowWanted, leavingOut: leavingOut))
    }
    return ActForm(
      command: anchor, title: title ?? words["act.\(kind.name).title"],
      hint: hint ?? words.phrase("act.\(kind.name).hint"),
      action: Address.action(of: kind) { form[$0] } ?? scene.visit.path, csrf: csrf,
      permit: permit.map(names.citation), duty: permit.flatMap(names.duty), hidden: hidden, fields: fields,
      submit: words["act.\(kind.name).submit"],
      faults: lines(faults, problem, of: kind, in: anchor), isOpen: isOpen,
      isGrave: Self.grave.contains(kind.name))
  }

  private static let grave: Set<String> = [
    "return-case", "decline-handover", "decline-signature", "moderate-post", "end-mandate", "declare-interest",
    "revoke-emergency", "end-certificate", "revoke-certificate",
  ]

  /// Whether a value is sent along unseen.
  private func isUnseen(_ field: String, of command: String) -> Bool {
    switch (command, field) {
    case ("call-ballot", "proposal"), ("call-ballot", "version"), ("revise-proposal", "base"),
      ("sign-resolution", "digest"), ("add-post", "parent"):
      true
    default: false
    }
  }

  /// Whether a field has no place in a form: marks are made on the page of the ballot, and a ballot on one proposal has
  /// no options.
  private func isUnfit(_ field: String, of command: String, _ form: Form) -> Bool {
    switch (command, field) {
    case ("cast-vote", "named"), ("cast-vote", "marks"): true
    // Files and browser keys sign on the page of the resolution.
    case ("sign-resolution", "signature"), ("sign-resolution", "certificate"), ("sign-resolution", "attributes"),
      ("sign-resolution", "value"):
      true
    case ("grant-proxy", _): isUnfit(toGrant: field, form)
    case (EnterPaperBallot.kind.name, _), (SettlePaperBallot.kind.name, _): isUnfit(toPaper: field)
    case ("call-ballot", "proposal"), ("call-ballot", "version"): (form["proposal"] ?? "").isEmpty
    case ("call-ballot", "closes"): false
    case ("call-ballot", _): !(form["proposal"] ?? "").isEmpty
    default: false
    }
  }

  // MARK: Words

  func label(_ field: String, of command: String) -> String {
    words.phrase("field.\(command).\(field)") ?? words["field.\(field)"]
  }

  private func hint(_ field: String, of command: String) -> String? {
    words.phrase("field.\(command).\(field).hint") ?? words.phrase("field.\(field).hint")
  }

  /// The id and the label of the control that a fault is about; where there is none, the summary itself.
  private func label(ofFault field: String, of kind: CommandKind, in anchor: String) -> (id: String, label: String) {
    let id = anchor + "-" + String(field.map { $0 == "." ? "-" : $0 })
    let parts = field.split(separator: ".").map(String.init)
    if parts.count == 3 {
      let row = words.phrase("field.\(parts[0]).row").map { _ in words("field.\(parts[0]).row", ["number": parts[1]]) }
      return (id, [row ?? parts[1], words["field.\(parts[0]).\(parts[2])"]].joined(separator: " · "))
    }
    let name = label(field, of: kind.name)
    guard let known = kind.fields.first(where: { $0.name == field }), !isUnseen(field, of: kind.name),
      !Address.fieldsInPath(of: kind).contains(field)
    else { return (anchor + "-faults", name) }
    if case .rows(let cells) = known.content { return ("\(id)-1-\(cells.first?.name ?? "")", name) }
    return (id, name)
  }

  /// The faults for the summary: those of fields, or what was wrong with the whole.
  private func lines(
    _ faults: FaultWords, _ problem: Problem?, of kind: CommandKind, in anchor: String
  ) -> [FieldFaultLine] {
    let lines = faults.lines { label(ofFault: $0, of: kind, in: anchor) }
    // A refusal has its own place on the page of a form, save where a problem is filed.
    guard lines.isEmpty, let problem, problem.refusal == nil || kind.name == FileCase.kind.name else { return lines }
    return [FieldFaultLine(field: anchor + "-faults", label: problem.title, words: problem.detail)]
  }

  // MARK: Fields

  private func draw(
    _ field: Field, of command: String, in anchor: String, _ form: Form, _ faults: FaultWords, more: String?,
    leavingOut: Set<String>
  ) -> FormField {
    let control: FormField.Control
    if case .rows(let cells) = field.content {
      control = .table(table(field.name, cells, of: command, in: anchor, form, faults, more: more))
    } else {
      control = self.control(
        field, of: command, values: form.values[field.name] ?? defaults(field.name, of: command),
        leavingOut: leavingOut)
    }
    return FormField(
      field.name, in: anchor, label: label(field.name, of: command), hint: hint(field.name, of: command),
      fault: faults.words(of: field.name), isRequired: field.isRequired, control)
  }

  /// The control of one field, with what was written.
  private func control(
    _ field: Field, of command: String, values: [String], leavingOut: Set<String> = []
  ) -> FormField.Control {
    let value = values.first ?? ""
    if let options = choices(for: field.name, of: command, chosen: values) { return options }
    switch field.content {
    case .text(let length):
      guard length.upperBound > 200 else {
        return .line(LineControl(value: value, autocomplete: "off", maxLength: length.upperBound))
      }
      return .text(
        TextControl(value: value, rows: length.upperBound > 2_000 ? 8 : 4, maxLength: length.upperBound))
    case .choice(let list):
      return .choice(
        list.filter { !leavingOut.contains($0) && isFit($0, for: field.name, of: command) }.map {
          Option($0, words.phrase("\(Self.list(field.name, of: command)).\($0)") ?? $0, isChosen: $0 == value)
        })
    case .number(let range):
      guard range.count <= 10 else {
        return .line(
          LineControl(
            type: "number", value: value, inputMode: "numeric", min: String(range.lowerBound),
            max: String(range.upperBound)))
      }
      return .choice(
        range.map { number in
          Option(
            String(number), words.phrase("\(field.name).\(number)") ?? String(number), isChosen: String(number) == value
          )
        })
    case .date: return .line(LineControl(type: "date", value: value))
    case .instant:
      // Emergency powers begin and end to the second; other times are said to the minute.
      return .line(
        LineControl(type: "datetime-local", value: value, step: command == "grant-emergency" ? "1" : nil))
    case .secret(let length):
      return .line(
        LineControl(type: "password", autocomplete: "new-password", maxLength: length.upperBound))
    case .file: return .file(accept: ".csv,text/csv")
    case .octets: return .file(accept: ".p7s,.p7m,.cms,.pem,.der,application/pkcs7-signature")
    case .code, .codes, .rows:
      return .line(LineControl(value: values.joined(separator: " "), autocomplete: "off"))
    }
  }

  /// The prefix under which the words of a closed list stand.
  private static func list(_ field: String, of command: String) -> String {
    switch (command, field) {
    case ("end-certificate", "reason"), ("revoke-certificate", "reason"): "ending"
    default: field
    }
  }

  /// Rows of fields: those that were written, and blank ones to write in.
  private func table(
    _ name: String, _ cells: [Field], of command: String, in anchor: String, _ form: Form, _ faults: FaultWords,
    more: String?
  ) -> TableControl {
    let written = form.rows[name] ?? []
    // Two rows to begin with; whoever asks for one more has seen two, even where one of them is still blank.
    let count = more == name ? max(3, written.count + 1) : written.isEmpty ? 2 : written.count
    let rows = (0..<count).map { index in
      let row = index < written.count ? written[index] : Form()
      let isFirst = index == 0 && written.isEmpty
      return TableRow(
        words("field.\(name).row", ["number": String(index + 1)]),
        cells.map { cell in
          let path = "\(name).\(index + 1).\(cell.name)"
          let values = row.values[cell.name] ?? (isFirst ? defaults("\(name).\(cell.name)", of: command) : [])
          return FormField(
            path, in: anchor, label: words["field.\(name).\(cell.name)"], fault: faults.words(of: path),
            isRequired: cell.isRequired && index == 0, control(cell, of: command, values: values))
        })
    }
    return TableControl(rows: rows, more: count < 40 ? name : nil)
  }

  /// What stands in a field before anything was written.
  private func defaults(_ field: String, of command: String) -> [String] {
    switch (command, field) {
    case (_, "closes"): [scene.today.advanced(byDays: 7).description + "T18:00"]
    case (_, "clauses.due"): [scene.today.advanced(byDays: 30).description]
    case ("appoint-seat", "from"): [scene.today.description]
    case ("draft-inventory", "effective-from"): [scene.today.advanced(byDays: 60).description]
    case ("file-case", "area"), ("grant-proxy", "area"):
      scene.visit.seat.flatMap { scene.inventory?.party($0.party)?.area.text }.map { [$0] } ?? []
    default: []
    }
  }
}

/// The faults of the last attempt, by field.
struct FaultWords {
  private let faults: [Problem.Fault]

  init(_ problem: Problem?) { faults = problem?.faults ?? [] }

  /// What was wrong with a field.
  func words(of field: String) -> String? {
    let own = faults.filter { $0.found.field == field }.map(\.detail)
    return own.isEmpty ? nil : own.prefix(50).joined(separator: " ")
  }

  /// Every fault as a line of the summary.
  func lines(_ label: (String) -> (id: String, label: String)) -> [FieldFaultLine] {
    faults.map { fault in
      let field = label(fault.found.field)
      return FieldFaultLine(field: field.id, label: field.label, words: fault.detail)
    }
  }
}
