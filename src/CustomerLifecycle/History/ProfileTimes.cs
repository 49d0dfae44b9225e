namespace CustomerLifecycle;

/// <summary>When a customer last said yes or no, how they think of the shop, and how many of their cases were closed.</summary>
internal struct ProfileTimes
{
    public const long Never = long.MinValue;

    public long SignUp = Never;
    public long OptOut = Never;
    public long Praise = Never;
    public long Criticism = Never;
    public int CasesClosed;

    public ProfileTimes()
    {
    }

    // At the same instant, whoever wants to be left alone is.
    public readonly bool IsOptedOut => OptOut != Never && OptOut >= SignUp;

    public readonly bool IsSignedUp => SignUp != Never && !IsOptedOut;

    public readonly bool IsCritical => Criticism != Never && Criticism >= Praise;

    public void Merge(ref readonly ProfileTimes other)
    {
        SignUp = Math.Max(SignUp, other.SignUp);
        OptOut = Math.Max(OptOut, other.OptOut);
        Praise = Math.Max(Praise, other.Praise);
        Criticism = Math.Max(Criticism, other.Criticism);
        CasesClosed += other.CasesClosed;
    }
}
