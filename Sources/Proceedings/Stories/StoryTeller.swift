package import Vocabulary

/// Performs the steps of stories through the door, and remembers who sits where and what was made.
package struct StoryTeller {
  private let register: any Register
  private let clock: CivilClock
  private let now: @Sendable () -> Instant
  private let password: @Sendable (String) -> String
  /// Texts for the fields that hold files, by the name that a step calls them: `@entries.csv`.
  private let files: [String: String]
  /// Seats by login and party.
  package private(set) var seats: [String: [PartyID: ActingSeat]] = [:]
  /// Identifiers of what steps kept, by name.
  package private(set) var kept: [String: String] = [:]
  /// Logins in the order they were enrolled.
  package private(set) var logins: [String] = []
  private var people: [String: String] = [:]

  /// Someone who tells stories to a register.
  ///
  /// - Parameter password: the password of a login that a step enrols without one.
  package init(
    register: any Register, clock: CivilClock, now: @escaping @Sendable () -> Instant, files: [String: String] = [:],
    password: @escaping @Sendable (String) -> String
  ) {
    self.register = register
    self.clock = clock
    self.now = now
    self.files = files
    self.password = password
  }

  /// Performs every step.
  ///
  /// - Throws: `StoryFault` at the first step that is not entered; the steps before it stay.
  package mutating func tell(_ story: Story, progress: (Int) -> Void = { _ in }) async throws {
    for (index, step) in story.steps.enumerated() {
      let number = index + 1
      guard let kind = Commands.named(step.command) else {
        throw StoryFault(step: number, command: step.command, answer: "no such command")
      }
      let form = try form(of: step, number)
      let acting = try actor(of: step, number)
      let command: any Command
      do {
        command = try kind.make(form)
      } catch {
        throw StoryFault(step: number, command: step.command, answer: "\(error.faults)")
      }
      switch try await register.perform(command, by: acting) {
      case .entered(let receipt): remember(step, form, receipt)
      case .refused(let refusal): throw StoryFault(step: number, command: step.command, answer: "\(refusal)")
      case .malformed(let malformed):
        throw StoryFault(step: number, command: step.command, answer: "\(malformed.faults)")
      case .unknown(let unknown):
        throw StoryFault(step: number, command: step.command, answer: "no \(unknown.field) \(unknown.value)")
      }
      progress(number)
    }
  }

  /// The seat of a login, `login` or `login@party`.
  package func seat(_ name: String) -> ActingSeat? {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    guard let login = parts.first, let held = seats[login] else { return nil }
    if parts.count == 2 { return held[PartyID(parts[1])] }
    return held.min { $0.key < $1.key }?.value
  }

  private func actor(of step: Story.Step, _ number: Int) throws -> ActingSeat {
    if step.command == FoundInstitution.kind.name { return .founder }
    guard let acting = seat(step.actor) else {
      throw StoryFault(step: number, command: step.command, answer: "\(step.actor) has no seat")
    }
    return acting
  }

  private func form(of step: Story.Step, _ number: Int) throws -> Form {
    var form = try form(step.fields, step, number)
    let enrols = step.command == EnrolPerson.kind.name || step.command == FoundInstitution.kind.name
    if enrols, form["password"] == nil, let login = form["login"] { form.values["password"] = [password(login)] }
    return form
  }

  private func form(_ fields: [String: Story.Value], _ step: Story.Step, _ number: Int) throws -> Form {
    var form = Form()
    for (name, value) in fields {
      switch value {
      case .text(let text): form.values[name] = [try resolved(text, step, number)]
      case .texts(let texts): form.values[name] = try texts.map { try resolved($0, step, number) }
      case .rows(let rows): form.rows[name] = try rows.map { try self.form($0, step, number) }
      }
    }
    return form
  }

  /// `$name` is what a step kept, `@name` a file, `@name+changes` a file with the changes of another, `+3d` a day from today, `+2h` an instant from now.
  private func resolved(_ text: String, _ step: Story.Step, _ number: Int) throws -> String {
    func fault(_ answer: String) -> StoryFault { StoryFault(step: number, command: step.command, answer: answer) }
    if text.hasPrefix("$") {
      guard let known = kept[String(text.dropFirst())] else { throw fault("nothing was kept as \(text)") }
      return known
    }
    if text.hasPrefix("@") {
      let names = text.dropFirst().split(separator: "+", maxSplits: 1).map(String.init)
      guard let name = names.first, var file = files[name] else { throw fault("no file \(text)") }
      if names.count == 2 {
        guard let changes = files[names[1]] else { throw fault("no file \(names[1])") }
        file = Self.changed(file, by: changes)
      }
      // A register names its owners by login; people have identifiers only once they are enrolled.
      return people.reduce(file) { text, person in
        text.split(separator: "{\(person.key)}", omittingEmptySubsequences: false).joined(separator: person.value)
      }
    }
    if text.hasPrefix("+"), let count = Int(text.dropFirst().dropLast()) {
      if text.hasSuffix("d") { return clock.date(of: now()).advanced(byDays: count).description }
      if text.hasSuffix("h") {
        return now().advanced(byMilliseconds: Int64(count) * 3_600_000).rfc3339(clock: clock)
      }
    }
    return text
  }

  /// A table with the rows of another in the place of those with the same first cell; new rows come last, and a row with
  /// nothing but the first cell removes. Cells hold no line breaks.
  static func changed(_ table: String, by changes: String) -> String {
    func key(_ line: Substring) -> Substring { line.prefix { $0 != "," } }
    let lines = table.split(whereSeparator: \.isNewline)
    var pending = changes.split(whereSeparator: \.isNewline).dropFirst().map { (key: key($0), line: $0) }
    var result: [Substring] = []
    for line in lines {
      guard let index = pending.firstIndex(where: { $0.key == key(line) }) else {
        result.append(line)
        continue
      }
      let change = pending.remove(at: index)
      if change.line != change.key { result.append(change.line) }
    }
    return (result + pending.map(\.line)).joined(separator: "\n") + "\n"
  }

  private mutating func remember(_ step: Story.Step, _ form: Form, _ receipt: Receipt) {
    if let name = step.keep {
      if let made = receipt.made { kept[name] = made }
      if let digest = receipt.digest { kept["\(name).digest"] = digest }
      for (index, task) in receipt.tasks.enumerated() { kept["\(name).task\(index + 1)"] = task.text }
    }
    switch step.command {
    case FoundInstitution.kind.name:
      let login = form["login"] ?? ""
      logins.append(login)
      people[login] = ActingSeat.founder.person.text
      kept[login] = ActingSeat.founder.person.text
      seats[login, default: [:]][PartyID(form["party"] ?? "")] = .founder
    case EnrolPerson.kind.name:
      let login = form["login"] ?? ""
      logins.append(login)
      people[login] = receipt.made
      kept[login] = receipt.made
    case AppointSeat.kind.name:
      guard let made = receipt.made, let person = form["person"],
        let login = people.first(where: { $0.value == person })?.key
      else { return }
      seats[login, default: [:]][PartyID(form["party"] ?? "")] = ActingSeat(
        person: PersonID(person), seat: SeatID(made))
    default: break
    }
  }
}
