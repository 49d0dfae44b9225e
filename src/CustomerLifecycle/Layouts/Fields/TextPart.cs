namespace CustomerLifecycle.Layouts;

/// <summary>A column that a text is read from.</summary>
/// <param name="Column">Its name.</param>
/// <param name="IsEmail">Whether it is an e-mail address, folded to lower case and taken out of <c>Name &lt;address&gt;</c>.</param>
/// <param name="FirstOf">What separates several values, of which the first is meant; null: there is one.</param>
internal sealed record TextPart(string Column, bool IsEmail, string? FirstOf);
