namespace CustomerLifecycle;

/// <summary>Does something for a tracking for which the type of its stages must be known.</summary>
/// <typeparam name="TResult">What comes of it.</typeparam>
/// <threadsafety>As whoever implements it says.</threadsafety>
public interface ITrackingVisitor<out TResult>
{
    /// <summary>Is called by <see cref="TrackingRegistration.Accept{TResult}"/>.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="registration">The tracking.</param>
    /// <returns>What comes of it.</returns>
    TResult Visit<TStage>(TrackingRegistration registration)
        where TStage : notnull;
}
