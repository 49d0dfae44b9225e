namespace CustomerLifecycle.Cli.Output;

/// <summary>One decision about a customer, for people and for programs.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Question">Its name in the language asked for.</param>
/// <param name="AnswerKey">The answer as a key, a number or a date; empty where there is none.</param>
/// <param name="Answer">The answer in the language asked for.</param>
/// <param name="Reason">Why.</param>
internal sealed record AdviceRow(string Key, string Question, string AnswerKey, string Answer, string Reason);
