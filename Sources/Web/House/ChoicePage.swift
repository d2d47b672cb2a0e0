/// Where the thing is chosen that an act is about: which post, which proposal, which task.
struct ChoicePage: Page {
  static var template: String { "choice" }

  /// The case.
  let subject: Link
  /// What is done.
  let title: String
  /// What it means.
  let hint: String?
  /// The things, each leading to its form.
  let options: [Link]
  /// Whether there is none.
  let isEmpty: Bool

  /// A choice among things.
  init(subject: Link, title: String, hint: String?, options: [Link]) {
    self.subject = subject
    self.title = title
    self.hint = hint
    self.options = options
    isEmpty = options.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "subject": .of(subject)
    case "title": .of(title)
    case "hint": .of(hint)
    case "options": .of(options)
    case "isEmpty": .of(isEmpty)
    default: nil
    }
  }
}
