namespace EdgeNode.Attacks;

/// <summary>What an attack is played against: something that lives through a plan and releases messages.</summary>
public interface IReleasingBox
{
    /// <summary>Lives through a plan. The same plan gives the same record. May be called from several threads at once.</summary>
    BoxRecord Live(LifePlan plan);
}
