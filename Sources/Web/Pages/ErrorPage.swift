/// Why something was not done: a refusal with its ground, a form with faults, something unknown, a failure.
package struct ErrorPage: Page {
  package static var template: String { "error" }

  /// The status of HTTP.
  package let status: Int
  /// What went wrong, in a few words.
  package let title: String
  /// What it means.
  package let text: String
  /// What to do now.
  package let advice: String?
  /// The refusal, for 403 and 409.
  package let refusal: RefusalItem?
  /// Faults in what was sent, for 400 and 422: line, column, field.
  package let faults: [FieldFaultLine]
  /// Whether there are any.
  package let hasFaults: Bool
  /// The number under which the machine has kept what happened.
  package let reference: String?
  /// Where the reader came from or should go.
  package let back: Link

  /// Why something was not done.
  package init(
    status: Int, title: String, text: String, advice: String? = nil, refusal: RefusalItem? = nil,
    faults: [FieldFaultLine] = [], reference: String? = nil, back: Link
  ) {
    self.status = status
    self.title = title
    self.text = text
    self.advice = advice
    self.refusal = refusal
    self.faults = faults
    hasFaults = !faults.isEmpty
    self.reference = reference
    self.back = back
  }

  package func field(_ name: String) -> ShownValue? {
    switch name {
    case "status": .of(status)
    case "title": .of(title)
    case "text": .of(text)
    case "advice": .of(advice)
    case "refusal": .of(refusal)
    case "faults": .of(faults)
    case "hasFaults": .of(hasFaults)
    case "reference": .of(reference)
    case "back": .of(back)
    default: nil
    }
  }
}
