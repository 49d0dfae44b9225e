namespace CustomerLifecycle;

/// <summary>
/// Which parts a stage plays in the life of a customer, whatever the model calls it: tactics, metrics and win-back ask for these.
/// </summary>
/// <remarks>
/// <para>A stage may play several parts: where a model has no stage for those who fell silent, they stand in its first one.</para>
/// <para>The default value is <see cref="None"/>: nothing that is offered by roles is offered in the stage.</para>
/// </remarks>
[Flags]
public enum StageRole
{
    /// <summary>None: whatever asks for a role passes the stage by.</summary>
    None = 0,

    /// <summary>People begin to notice the shop, which cannot address them yet.</summary>
    Awareness = 1,

    /// <summary>People compare and weigh whether to buy.</summary>
    Consideration = 2,

    /// <summary>People are about to buy, or have just bought for the first time.</summary>
    Purchase = 4,

    /// <summary>People can be addressed of late and are welcomed.</summary>
    Welcome = 8,

    /// <summary>The shop learns what they need.</summary>
    Profiling = 16,

    /// <summary>They answer, and the shop answers them.</summary>
    Dialogue = 32,

    /// <summary>New customers who are to buy again.</summary>
    Growth = 64,

    /// <summary>Customers use the product and may need help with it.</summary>
    Support = 128,

    /// <summary>Customers who buy and are to stay.</summary>
    Retention = 256,

    /// <summary>Customers who recommend the shop, or are loyal enough to.</summary>
    Advocacy = 512,

    /// <summary>People who could be addressed, never bought, and have fallen silent.</summary>
    SilentLead = 1024,

    /// <summary>Customers who no longer buy, and are to be won back or let go.</summary>
    Lost = 2048,
}
