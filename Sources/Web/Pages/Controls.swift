/// A field of one line.
package struct LineControl: Shown {
  /// The kind of input: `text`, `date`, `datetime-local`, `number`, `password`, `search`, `tel`.
  package let type: String
  /// The value.
  package let value: String
  /// What the browser may fill in.
  package let autocomplete: String?
  /// Which keyboard a phone shows.
  package let inputMode: String?
  /// The greatest length.
  package let maxLength: Int?
  /// The least and the greatest value.
  package let min, max: String?
  /// Between which values one may choose, such as whole seconds.
  package let step: String?

  /// A field of one line.
  package init(
    type: String = "text", value: String = "", autocomplete: String? = nil, inputMode: String? = nil,
    maxLength: Int? = nil, min: String? = nil, max: String? = nil, step: String? = nil
  ) {
    self.type = type
    self.value = value
    self.autocomplete = autocomplete
    self.inputMode = inputMode
    self.maxLength = maxLength
    self.min = min
    self.max = max
    self.step = step
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "type": .of(type)
    case "value": .of(value)
    case "autocomplete": .of(autocomplete)
    case "inputMode": .of(inputMode)
    case "maxLength": .of(maxLength)
    case "min": .of(min)
    case "step": .of(step)
    case "max": .of(max)
    default: nil
    }
  }
}

/// A field of several lines.
package struct TextControl: Shown {
  /// The value.
  package let value: String
  /// How many lines are shown.
  package let rows: Int
  /// The greatest length.
  package let maxLength: Int?

  /// A field of several lines.
  package init(value: String = "", rows: Int = 6, maxLength: Int? = nil) {
    self.value = value
    self.rows = rows
    self.maxLength = maxLength
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "value": .of(value)
    case "rows": .of(rows)
    case "maxLength": .of(maxLength)
    default: nil
    }
  }
}

/// A few options, all of them shown.
package struct ChoiceControl: Shown {
  /// The options.
  package let options: [Option]

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "options": .of(options)
    default: nil
    }
  }
}

/// Many options, one of them shown.
package struct SelectControl: Shown {
  /// Options outside groups.
  package let options: [Option]
  /// Groups of options.
  package let groups: [OptionGroup]
  /// The words for no choice yet.
  package let empty: String?

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "options": .of(options)
    case "groups": .of(groups)
    case "empty": .of(empty)
    default: nil
    }
  }
}

/// A file.
package struct FileControl: Shown {
  /// Which kinds of files, as in `accept`.
  package let accept: String

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "accept": .of(accept)
    default: nil
    }
  }
}

/// One of several options.
package struct Option: Shown {
  /// The value that is sent.
  package let value: String
  /// The words.
  package let label: String
  /// What it means.
  package let hint: String?
  /// A second line, such as who receives the case.
  package let note: String?
  /// Whether it is chosen.
  package let isChosen: Bool
  /// The id of the control.
  package let id: String

  /// An option.
  package init(_ value: String, _ label: String, hint: String? = nil, note: String? = nil, isChosen: Bool = false) {
    self.init(value, label, hint: hint, note: note, isChosen: isChosen, id: "")
  }

  private init(_ value: String, _ label: String, hint: String?, note: String?, isChosen: Bool, id: String) {
    self.value = value
    self.label = label
    self.hint = hint
    self.note = note
    self.isChosen = isChosen
    self.id = id
  }

  /// The option with an id.
  func identified(_ id: String) -> Option {
    Option(value, label, hint: hint, note: note, isChosen: isChosen, id: id)
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "value": .of(value)
    case "label": .of(label)
    case "hint": .of(hint)
    case "note": .of(note)
    case "isChosen": .of(isChosen)
    case "id": .of(id)
    default: nil
    }
  }
}

/// Options under a heading.
package struct OptionGroup: Shown {
  /// The heading.
  package let label: String
  /// The options.
  package let options: [Option]

  /// Options under a heading.
  package init(_ label: String, _ options: [Option]) {
    self.label = label
    self.options = options
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "options": .of(options)
    default: nil
    }
  }
}

/// Rows of fields, such as the clauses of a resolution.
package struct TableControl: Shown {
  /// The rows.
  package let rows: [TableRow]
  /// The value of the button that asks for one more row; nil where there may be no more.
  package let more: String?

  /// Rows of fields.
  package init(rows: [TableRow], more: String?) {
    self.rows = rows
    self.more = more
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "rows": .of(rows)
    case "more": .of(more)
    default: nil
    }
  }
}

/// A row of fields.
package struct TableRow: Shown {
  /// The heading of the row.
  package let label: String
  /// The fields; none of them is a table.
  package let cells: [FormField]

  /// A row.
  package init(_ label: String, _ cells: [FormField]) {
    self.label = label
    self.cells = cells
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "label": .of(label)
    case "cells": .of(cells)
    default: nil
    }
  }
}
