import ArgumentParser
import Foundation
import Vocabulary
import Voting

/// Counts a file of ballots, with no server (计票).
struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Count a file of ballots and show every round.",
    discussion: """
      Reads PrefLib (.soc .soi .toc .toi), BLT, Pabulib (.pb), Scottish ward tables (.csv), Debian-style resolutions \
      and exported ballots (.json). A malformed file: line and reason, exit 2.
      """)

  @Argument(help: "The file of ballots.")
  var file: String

  @Option(
    help: ArgumentHelp("The method: \(VotingMethod.allCases.map(\.rawValue).joined(separator: " "))."))
  var method: VotingMethod

  @Option(help: "Seats to fill; by default what the file says, else 1.")
  var seats: Int?

  @Option(help: "The published rule for ties: declared, or seed:HEX.")
  var tie: TieRule = .declared

  @Option(
    help: ArgumentHelp(
      "How equal shares is completed: \(EqualSharesCompletion.allCases.map(\.rawValue).joined(separator: " "))."))
  var completion: EqualSharesCompletion = .none

  @Option(help: "By how much add1 and add1-full raise every voter's money.")
  var step: Money = Money(amount: Rational(1))

  @Option(help: "What makes a majority strong, for schulze and ranked-pairs: winning-votes or margins.")
  var strength: MajorityStrength?

  @Option(help: "The language of the table and of messages: zh or en.")
  var language: Language?

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func validate() throws {
    if let seats, seats < 1 { throw ValidationError("--seats must be 1 or more") }
  }

  func run() throws {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw fail(Bilingual(zh: "读不到文件“\(file)”", en: "cannot read the file \"\(file)\"")[spoken])
    }
    do {
      let ballots = try BallotFile(reading: Array(bytes), name: file)
      let options = TallyOptions(
        seats: seats, tie: tie, completion: completion, step: step.amount, strength: strength)
      let tally = try ballots.tally(method, options)
      print(
        json
          ? tally.json(tie: tie, notices: ballots.notices).text
          : tally.table(spoken, tie: tie, notices: ballots.notices))
    } catch {
      throw fail("\(file): \(error.described(spoken))")
    }
  }

  /// The language that was asked for, else that of the environment.
  private var spoken: Language {
    language ?? (ProcessInfo.processInfo.environment["LANG"]?.hasPrefix("zh") == true ? .zh : .en)
  }

  /// Says on standard error what is wrong; the exit code of every malformed file is 2.
  private func fail(_ message: String) -> ExitCode {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    return ExitCode(2)
  }
}

/// An amount of money on the command line, above zero.
struct Money: ExpressibleByArgument {
  let amount: Rational

  init(amount: Rational) { self.amount = amount }

  init?(argument: String) {
    guard let amount = Rational(decimal: argument), amount > .zero else { return nil }
    self.amount = amount
  }

  var defaultValueDescription: String { amount.description }
}

extension TieRule: ExpressibleByArgument {
  /// Reads `declared` or `seed:HEX`.
  public init?(argument: String) { self.init(argument) }

  /// The rule as the command line spells it.
  public var defaultValueDescription: String { text }
}

extension VotingMethod: ExpressibleByArgument {}
extension EqualSharesCompletion: ExpressibleByArgument {}
extension MajorityStrength: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
