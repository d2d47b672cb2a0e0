/// A form for one act: what it does, on which ground, its fields, and what was wrong with them.
package struct ActForm: Shown {
  /// The name of the command.
  package let command: String
  /// The id of the form, on which its fields' ids begin: the command, or `report-progress-task-2` where a page has two.
  package let anchor: String
  /// What is done.
  package let title: String
  /// What it means and leads to.
  package let hint: String?
  /// Where it is sent.
  package let action: String
  /// The token against forged requests.
  package let csrf: String
  /// The entry that permits it.
  package let permit: EntryCitation?
  /// The duty that comes with the power.
  package let duty: String?
  /// Values that are sent along and not shown.
  package let hidden: [HiddenValue]
  /// The fields.
  package let fields: [FormField]
  /// The words of the button.
  package let submit: String
  /// The faults of the last attempt, in the order of the fields.
  package let faults: [FieldFaultLine]
  /// Whether there were faults.
  package let hasFaults: Bool
  /// Whether the form stands open in a list of forms.
  package let isOpen: Bool
  /// Whether the act says no to somebody, or ends something.
  package let isGrave: Bool
  /// Whether a file is sent.
  package let hasFile: Bool

  /// A form.
  ///
  /// - Shape: the fields are made with the same anchor.
  package init(
    command: String, anchor: String? = nil, title: String, hint: String? = nil, action: String, csrf: String,
    permit: EntryCitation? = nil,
    duty: String? = nil, hidden: [HiddenValue] = [], fields: [FormField], submit: String,
    faults: [FieldFaultLine] = [], isOpen: Bool = false, isGrave: Bool = false
  ) {
    self.command = command
    self.anchor = anchor ?? command
    self.title = title
    self.hint = hint
    self.action = action
    self.csrf = csrf
    self.permit = permit
    self.duty = duty
    self.hidden = hidden
    self.fields = fields
    self.submit = submit
    self.faults = faults
    hasFaults = !faults.isEmpty
    self.isOpen = isOpen || !faults.isEmpty
    self.isGrave = isGrave
    hasFile = fields.contains { $0.file != nil }
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "command": .of(command)
    case "anchor": .of(anchor)
    case "title": .of(title)
    case "hint": .of(hint)
    case "action": .of(action)
    case "csrf": .of(csrf)
    case "permit": .of(permit)
    case "duty": .of(duty)
    case "hidden": .of(hidden)
    case "fields": .of(fields)
    case "submit": .of(submit)
    case "faults": .of(faults)
    case "hasFaults": .of(hasFaults)
    case "isOpen": .of(isOpen)
    case "isGrave": .of(isGrave)
    case "hasFile": .of(hasFile)
    default: nil
    }
  }
}

/// A value that is sent along.
package struct HiddenValue: Shown {
  /// The name of the field.
  package let name: String
  /// The value.
  package let value: String

  /// A hidden value.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "value": .of(value)
    default: nil
    }
  }
}

/// A fault, with the field to mend.
package struct FieldFaultLine: Shown {
  /// The id of the field's element.
  package let field: String
  /// The name of the field as a person reads it.
  package let label: String
  /// What is wrong and what to do.
  package let words: String

  /// A fault.
  package init(field: String, label: String, words: String) {
    self.field = field
    self.label = label
    self.words = words
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "field": .of(field)
    case "label": .of(label)
    case "words": .of(words)
    default: nil
    }
  }
}

/// One field of a form: a label, a hint, a fault, and exactly one control.
package struct FormField: Shown {
  /// The name under which the value is sent.
  package let name: String
  /// The id of the control.
  package let id: String
  /// The label.
  package let label: String
  /// What to write, and what happens with it.
  package let hint: String?
  /// What was wrong.
  package let fault: String?
  /// Whether it must be filled in.
  package let isRequired: Bool
  /// The ids of hint and fault, for `aria-describedby`; nil where there are none.
  package let describedBy: String?
  /// One line.
  package let line: LineControl?
  /// Several lines.
  package let text: TextControl?
  /// One of a few, all shown.
  package let choice: ChoiceControl?
  /// One of many.
  package let select: SelectControl?
  /// Several of a few.
  package let checks: ChoiceControl?
  /// A file.
  package let file: FileControl?
  /// Rows, each with fields of its own.
  package let table: TableControl?

  /// What a field is filled in with.
  package enum Control: Sendable {
    case line(LineControl)
    case text(TextControl)
    case choice([Option])
    case select([Option], groups: [OptionGroup] = [], empty: String? = nil)
    case checks([Option])
    case file(accept: String)
    case table(TableControl)
  }

  /// A field.
  ///
  /// - Shape: `form` is the anchor of the form; with `name` it makes the id of the control, `form-name`.
  package init(
    _ name: String, in form: String, label: String, hint: String? = nil, fault: String? = nil, isRequired: Bool = true,
    _ control: Control
  ) {
    self.name = name
    let id = "\(form)-\(name)".replacingDots()
    self.id = id
    self.label = label
    self.hint = hint
    self.fault = fault
    self.isRequired = isRequired
    let described = [hint.map { _ in id + "-hint" }, fault.map { _ in id + "-fault" }].compactMap { $0 }
    describedBy = described.isEmpty ? nil : described.joined(separator: " ")
    var line: LineControl?
    var text: TextControl?
    var choice: ChoiceControl?
    var select: SelectControl?
    var checks: ChoiceControl?
    var file: FileControl?
    var table: TableControl?
    switch control {
    case .line(let control): line = control
    case .text(let control): text = control
    case .choice(let options): choice = ChoiceControl(options: options.numbered(from: id))
    case .select(let options, let groups, let empty):
      select = SelectControl(options: options, groups: groups, empty: empty)
    case .checks(let options): checks = ChoiceControl(options: options.numbered(from: id))
    case .file(let accept): file = FileControl(accept: accept)
    case .table(let control): table = control
    }
    self.line = line
    self.text = text
    self.choice = choice
    self.select = select
    self.checks = checks
    self.file = file
    self.table = table
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "id": .of(id)
    case "label": .of(label)
    case "hint": .of(hint)
    case "fault": .of(fault)
    case "isRequired": .of(isRequired)
    case "describedBy": .of(describedBy)
    case "line": .of(line)
    case "text": .of(text)
    case "choice": .of(choice)
    case "select": .of(select)
    case "checks": .of(checks)
    case "file": .of(file)
    case "table": .of(table)
    default: nil
    }
  }
}

extension String {
  /// The text as an id, on which a style sheet and a link can point.
  fileprivate func replacingDots() -> String { String(map { $0 == "." ? "-" : $0 }) }
}

extension [Option] {
  /// The options with their ids; the first has the id of the field, so that a link to the field finds it.
  fileprivate func numbered(from id: String) -> [Option] {
    enumerated().map { index, option in option.identified(index == 0 ? id : "\(id)-\(index)") }
  }
}
