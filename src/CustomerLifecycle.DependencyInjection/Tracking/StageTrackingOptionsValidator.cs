using Microsoft.Extensions.Options;

namespace CustomerLifecycle;

/// <summary>Checks the options of tracking.</summary>
internal sealed class StageTrackingOptionsValidator : IValidateOptions<StageTrackingOptions>
{
    public ValidateOptionsResult Validate(string? name, StageTrackingOptions options)
    {
        ValidateOptionsResultBuilder result = new();
        if (options.WorkerInterval < TimeSpan.FromMilliseconds(1) || options.WorkerInterval > TimeSpan.FromDays(30))
        {
            result.AddError(
                $"It is {options.WorkerInterval:c}, but must be from a millisecond to 30 days.", nameof(options.WorkerInterval));
        }

        if (options.OnFailure is null)
        {
            result.AddError("It must not be null.", nameof(options.OnFailure));
        }

        return result.Build();
    }
}
