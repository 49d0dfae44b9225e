namespace CustomerLifecycle;

/// <summary>
/// Where the values of the user's own facts come from when they are asked for; nothing is worked out that nobody asks for.
/// </summary>
internal abstract class FactSource
{
    /// <summary>The value of a fact on a day, if nothing happens until then.</summary>
    public abstract FactValue Read(FactDeclaration fact, int day);

    /// <summary>
    /// The first later day on which time alone may give the fact another value than by the same each day; null where there is none.
    /// </summary>
    public virtual int? NextChange(FactDeclaration fact, int day) => null;
}
