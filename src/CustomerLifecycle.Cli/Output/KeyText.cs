using System.Text.Json;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Keys of enum members, as files and results write them.</summary>
internal static class KeyText
{
    /// <summary>The name in kebab case.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
